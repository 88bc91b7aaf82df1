/** The runbooks of the site for the parts of the incident page: fetched once a runbook is in the log. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { StepRef } from '../../../incident/events/common.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { type RunbookPlaces, runbookPlaces } from './data.ts';

export const PlacesContext = createContext<RunbookPlaces | undefined>(undefined);

/** The runbooks by id; undefined until they are there, and while no runbook is in use. */
export function useFetchedPlaces(state: IncidentState | undefined): RunbookPlaces | undefined {
  const [places, setPlaces] = useState<RunbookPlaces>();
  const isNeeded = state !== undefined && (state.steps.size > 0 || state.counting.has('runbook-opened/1'));
  useEffect(() => {
    if (isNeeded) void runbookPlaces().then(setPlaces);
  }, [isNeeded]);
  return places;
}

export function usePlaces(): RunbookPlaces | undefined {
  return useContext(PlacesContext);
}

/** Whether a step has a command that changes something, as the site of today has it; no step does where that is not known. */
export function useChangingSteps(): (step: StepRef) => boolean {
  const places = usePlaces();
  return ({ runbook, id }) => places?.[runbook]?.changes?.includes(id) === true;
}
