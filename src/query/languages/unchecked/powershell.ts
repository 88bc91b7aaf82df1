/** PowerShell and the Windows command prompt; programs of other systems are read as a shell reads them. */
import type { Assessment } from '../../danger/danger.ts';
import { assessShell } from '../../danger/with-sql.ts';
import { readShell } from '../shell/read.ts';
import { powershellHarms } from './powershell-harms.ts';

export function assessPowershell(text: string): Assessment {
  return powershellHarms(text, (call) => assessShell(readShell(call)).danger);
}
