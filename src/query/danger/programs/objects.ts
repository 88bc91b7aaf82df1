/** Stores of objects, and what copies to and from them. */
import type { ProgramRow } from '../row.ts';

export const objectPrograms: readonly ProgramRow[] = [
  {
    programs: ['gsutil'],
    takes: ['-o', '-h', '-u', '-p'],
    reads: ['ls|cat|stat|du|hash|version|help|test|perfdiag|signurl **', '** get', 'ls|version'],
    changes: {
      'cp|mv|mb|setmeta|rewrite|compose|notification|config|retention|update **': 'copies or changes objects',
      'rsync **': 'copies objects or files',
      '* set|ch|enable|disable|create **': 'changes a bucket',
    },
    destroys: {
      'rm|rb **': 'deletes objects or a bucket',
      'rsync -d **': 'deletes objects that the source lacks',
      'rsync -d': 'deletes objects that the source lacks',
    },
    rehearses: ['-n'],
  },
  {
    programs: ['rclone'],
    takes: [
      '--config',
      '--transfers',
      '--checkers',
      '--exclude',
      '--include',
      '--max-age',
      '--min-age',
      '--bwlimit',
      '--filter',
      '--files-from',
      '--log-file',
    ],
    reads: [
      'ls|lsl|lsd|lsf|lsjson|size|about|ncdu|version|md5sum|sha1sum|hashsum|listremotes|cat|check|cryptcheck|tree|help|rcd-list|link **',
      'config show|dump|file|paths **',
      'listremotes|version',
    ],
    changes: {
      'copy|copyto|move|moveto|mkdir|mount|serve|touch|copyurl|rcat|settier|config|bisync|rc|rcd|obscure|backend|authorize|cachestats|convmv **':
        'copies or changes objects',
    },
    destroys: {
      'sync *': 'deletes objects that the source lacks',
      'delete|deletefile|purge|rmdir|rmdirs|cleanup|dedupe **': 'deletes objects',
      'config delete *': 'deletes settings',
    },
    rehearses: ['--dry-run', '-n'],
  },
  {
    programs: [
      's3cmd',
      's4cmd',
      's5cmd',
      'mc',
      'mcli',
      'azcopy',
      'gof3r',
      'b2',
      'juicefs',
      'obsutil',
      'ossutil',
      'ossutil64',
      'coscmd',
      'goofys',
      's3fs',
      'gcsfuse',
    ],
    takes: [
      '-c',
      '--config',
      '--endpoint-url',
      '--profile',
      '--transfers',
      '--checkers',
      '--exclude',
      '--include',
      '--newer-than',
      '--older-than',
      '--max-age',
      '--min-age',
      '--bwlimit',
    ],
    reads: [
      'ls|la|du|info|cat|stat|find|tree|head|diff|check|lsf|lsd|lsl|lsjson|size|about|ncdu|version|md5sum|sha1sum|hashsum|listremotes|get|list|ping|ready|watch|select|pipe-list|sql|ver|status|jobs|test|summary|bench|obdiag|get-file-info|list-buckets|listbucket|tail|cryptcheck|rcat-list, config show, config dump, file info, bucket list',
      'admin info|trace|top|console|prometheus|scanner|heal-status|inspect|speedtest|decommission|cluster|user|policy|config|group|logs **',
      'admin user|policy|config|bucket|group|accesskey list|info|status|get|history|export **',
      '* list|ls|info|get|stat|status|export **',
      'ls|la|listremotes|version',
      'alias list',
      'admin decommission|rebalance status **',
    ],
    changes: {
      'put|sync|cp|copy|copyto|move|mv|moveto|mb|setacl|setpolicy|setlifecycle|upload|mirror|tag|version|anonymous|policy|event|ilm|encrypt|quota|replicate|alias|config|mount|serve|touch|mkdir|copyurl|rcat|bisync|settier|link|login|logout|set|make|batch|share|pipe|rename|format|restore|accessLog|modify|cors|retention|legalhold|od|gc|compact|warmup|umount|undo, bucket create, file upload':
        'writes objects or files',
      'admin service|user|policy|config|heal|update|decommission|bucket|group|replicate|rebalance|idp|tier|kms|accesskey **':
        'changes a store',
      '* set|add|enable|disable|update|import|put|edit|restart|start|attach|detach|unfreeze|freeze|create|resync **': 'changes a store',
    },
    destroys: {
      'rm|rb|del|delete|deletefile|purge|rmdir|rmdirs|cleanup|dedupe|expire|abortmp|delobject|multipart|destroy|dellifecycle|delpolicy|remove|hide-file|delete-file-version|delete-bucket **':
        'deletes objects or a bucket',
      'sync|mirror|copy --delete*|--remove|--delete-removed|--delete-destination **': 'deletes objects that the source lacks',
      'admin user|policy|bucket|config|group|accesskey|replicate|service rm|remove|reset|stop|delete **': 'deletes settings of a store',
      '* rm|remove|delete|clear|reset **': 'deletes settings of a store',
      'admin service stop *': 'stops a store',
    },
    rehearses: ['--dry-run', '-n', '--dryrun', '--fake'],
  },
  {
    programs: ['cloud-nuke', 'aws-nuke', 'ldapdelete', 'kdestroy'],
    destroys: { '**': 'deletes what it finds', '': 'deletes what it finds' },
    reads: ['inspect-aws|explain-account|resource-types|version **'],
  },
];
