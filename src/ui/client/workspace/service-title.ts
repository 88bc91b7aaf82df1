/** The title of a service: as the site has it, else as the incident log has it, else its id. */
import { factsOf } from '../../../incident/facts.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { WorkspaceData } from './data.ts';

export function serviceTitle({ services }: WorkspaceData, state: IncidentState, id: string): string {
  return services.find((service) => service.id === id)?.title ?? factsOf(state).serviceTitles.get(id) ?? id;
}
