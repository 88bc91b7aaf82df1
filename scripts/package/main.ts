/** The compiled program. */
import './node-20.ts';
import '../../src/command/line/main.ts';
