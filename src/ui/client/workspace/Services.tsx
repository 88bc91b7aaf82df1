/** The services that the incident affects: they can be added and removed at any time. */

import { addServices, removeService } from '../../../incident/commands/incident.ts';
import { factsOf } from '../../../incident/facts.ts';
import { t } from '../../../words/text.ts';
import { useIncident } from './context.ts';
import { onSubmit, textOf } from './form.ts';
import { serviceTitle } from './service-title.ts';

export function Services() {
  const { state, data, act } = useIncident();
  const { services } = factsOf(state);
  const add = (form: HTMLFormElement) => {
    const typed = textOf(form, 'affected-service');
    const known = data.services.find(({ id, title }) => id === typed || title === typed);
    return act((at) => addServices(at, [known ?? { id: typed }]));
  };
  return (
    <div class="services">
      {services.length > 0 && (
        <ul class="kept" aria-label={t`Affected services`}>
          {services.map((id) => {
            const title = serviceTitle(data, state, id);
            return (
              <li key={id}>
                <span class="line-text">{title}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label={t`Remove: ${title}`}
                  onClick={() => void act((at) => removeService(at, id))}
                >{t`Remove`}</button>
              </li>
            );
          })}
        </ul>
      )}
      <form class="line-form" onSubmit={onSubmit(add)}>
        <input name="affected-service" list="app:affected-services" aria-label={t`Affected service`} autocomplete="off" required />
        <datalist id="app:affected-services">
          {data.services
            .filter(({ id }) => !services.includes(id))
            .map(({ id, title }) => (
              <option key={id} value={title} />
            ))}
        </datalist>
        <button type="submit">{t`Add service`}</button>
      </form>
    </div>
  );
}
