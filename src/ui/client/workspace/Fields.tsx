/** The fields of an incident that the settings of the site name: ticket, chat, call … */

import { setField } from '../../../incident/commands/fields.ts';
import { incidentFieldTitles } from '../../../incident/field.ts';
import { fieldsOf } from '../../../incident/fields.ts';
import { t } from '../../../words/text.ts';
import { useIncident } from './context.ts';
import { textOf } from './form.ts';

export function Fields() {
  const { state, data, act, announce } = useIncident();
  const { fields: names = [] } = data;
  if (names.length === 0) return null;
  const values = fieldsOf(state);
  const save = async (form: HTMLFormElement) => {
    const changed = names.filter((name) => textOf(form, name) !== (values.get(name) ?? ''));
    for (const name of changed) if (!(await act((at) => setField(at, name, textOf(form, name))))) return;
    if (changed.length > 0) announce(t`Saved: the postmortem has it.`);
  };
  return (
    <form
      class="impact fields-of-incident"
      aria-label={t`Fields of the incident`}
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      {names.map((name) => (
        <label key={name}>
          {incidentFieldTitles[name]}
          <input name={name} autocomplete="off" defaultValue={values.get(name) ?? ''} />
        </label>
      ))}
      <button type="submit">{t`Save fields`}</button>
    </form>
  );
}
