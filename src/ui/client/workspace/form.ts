/** Reads the fields of a form. */

/** The text of a field; empty when there is none of that name. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** How a `datetime-local` field writes an instant. */
export function fieldTime(at: number): string {
  const date = new Date(at);
  const local = new Date(at - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** What a form does when it is sent: the page stays, and the form is emptied once it was recorded, unless somebody has written on in it by then. */
export function onSubmit(act: (form: HTMLFormElement) => Promise<boolean> | boolean): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const sent = writtenIn(form);
    void Promise.resolve(act(form)).then((recorded) => recorded && writtenIn(form) === sent && form.reset());
  };
}

function writtenIn(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
}
