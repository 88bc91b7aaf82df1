/** The commands, in the order in which help lists them. Adding one is a file here and a line. */
import type { Command } from '../command.ts';
import { adoptCommand } from './adopt.ts';
import { alertsCommand } from './alerts.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { drillCommand } from './drill.ts';
import { initCommand } from './init.ts';
import { newCommand } from './new.ts';
import { postmortemCommand } from './postmortem.ts';
import { previewCommand } from './preview.ts';
import { shareServerCommand } from './share-server.ts';
import { startCommand } from './start.ts';

export const commands: readonly Command[] = [
  initCommand,
  startCommand,
  devCommand,
  buildCommand,
  previewCommand,
  checkCommand,
  newCommand,
  adoptCommand,
  alertsCommand,
  drillCommand,
  postmortemCommand,
  doctorCommand,
  shareServerCommand,
];
