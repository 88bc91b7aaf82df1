/** Where past incidents are suggested. What compares them is loaded while an incident runs on a site that has some. */
import { useEffect, useState } from 'preact/hooks';
import { drillOf } from '../../../../incident/drill.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { useIncident } from '../context.ts';

export function SimilarPlace() {
  const { state, data } = useIncident();
  const [part, setPart] = useState<typeof import('./Similar.tsx')>();
  const isWanted = data.hasPostmortems === true && factsOf(state).status !== 'resolved' && drillOf(state) === undefined;
  useEffect(() => {
    if (isWanted && part === undefined) import('./Similar.tsx').then(setPart, () => {});
  }, [isWanted]);
  return isWanted && part !== undefined ? <part.Similar /> : null;
}
