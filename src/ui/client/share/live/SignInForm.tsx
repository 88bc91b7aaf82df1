/** User name and password for the nats-server, where each person has their own. */

import { useState } from 'preact/hooks';
import type { ShareSettings } from '../../../../share/settings.ts';
import { t } from '../../../../words/text.ts';
import { textOf } from '../../workspace/form.ts';
import type { Live } from './share-live.ts';

interface SignInProps {
  readonly live: Live;
  readonly settings: ShareSettings;
}

export function SignInForm({ live, settings }: SignInProps) {
  const [missing, setMissing] = useState('');
  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        const [user, password] = [textOf(event.currentTarget, 'user'), textOf(event.currentTarget, 'password')];
        if (!/^[\w-]{1,64}$/.test(user)) setMissing(t`A user name has letters, digits, - and _.`);
        else live.signIn({ user, password }, settings);
      }}
    >
      <label>
        {t`User name for sharing`}
        <input name="user" autocomplete="username" required />
      </label>
      <label>
        {t`Password`}
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <button type="submit">{t`Sign in`}</button>
      <span role="alert">{missing}</span>
    </form>
  );
}
