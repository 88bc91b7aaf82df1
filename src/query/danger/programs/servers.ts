/** Servers and what supervises them: web, names, mail, certificates. */
import type { ProgramRow } from '../row.ts';

export const serverPrograms: readonly ProgramRow[] = [
  {
    programs: ['supervisorctl', 'circusctl'],
    takes: ['-c', '-s', '-u', '-p'],
    reads: ['status|tail|pid|avail|maintail|stats|list **', '', 'status'],
    changes: {
      'start|stop|restart|signal|reload|update|reread|add|remove|shutdown|fg|open|incr|decr|set **': 'starts, stops or changes programs',
    },
    destroys: { 'clear **': 'empties log files' },
  },
  {
    programs: [
      'gitlab-ctl',
      'opscenter',
      'discourse',
      'mattermost',
      'mmctl',
      'sentry',
      'kolla',
      'openstack-ansible',
      'occ',
      'zmcontrol',
      'zmprov',
      'plesk',
      'cpanel',
    ],
    groups: ['config'],
    reads: [
      'status|tail|service-list|show-config|help|diff-config|check-redis-password|get-postgresql-primary, * status|list|get|check, patroni members|check-leader, pgb-notify, geo-replication-status',
      'status|tail|service-list|show-config',
    ],
    changes: { '*': 'changes a service', '*-*': 'changes a service' },
    destroys: { 'cleanse|uninstall|remove-accounts|cleanup|*delete*|*remove*, * delete|remove|purge': 'deletes data of a service' },
  },
  {
    programs: ['monit'],
    takes: ['-c', '-g'],
    reads: ['status|summary|report|validate|procmatch **', '-t|-V|-h', 'summary'],
    changes: { 'start|stop|restart|monitor|unmonitor|reload|quit **': 'starts, stops or changes programs', '': 'starts monit' },
  },
  {
    programs: ['pm2', 'forever', 'nodemon-ctl'],
    takes: ['--name', '-i', '-n', '--lines'],
    reads: [
      'list|ls|l|ps|status|logs|show|describe|info|monit|prettylist|jlist|env|id|pid|report|conf|prettyList **',
      'ls|list|status|logs|monit',
      '',
    ],
    changes: {
      'start|stop|restart|reload|scale|save|dump|resurrect|startup|unstartup|update|sendSignal|trigger|set|reset|deploy|install|ping|serve **':
        'starts, stops or changes programs',
    },
    destroys: { 'delete|del|kill|flush|stopall|cleanlogs **': 'removes programs or their logs' },
  },
  {
    programs: ['a2ensite', 'a2dissite', 'a2enmod', 'a2dismod', 'a2enconf', 'a2disconf', 'phpenmod', 'phpdismod'],
    changes: { '**': 'changes the settings of a web server' },
  },
  {
    programs: ['varnishadm'],
    takes: ['-n', '-T', '-S', '-t'],
    reads: ['status|ping|banner|ban.list|backend.list|vcl.list|vcl.show|param.show|storage.list|panic.show|pid **', ''],
    changes: {
      'vcl.load|vcl.use|vcl.inline|vcl.label|param.set|param.reset|backend.set_health|start|stop|panic.clear|vcl.state **':
        'changes Varnish',
    },
    destroys: { 'ban|vcl.discard **': 'throws cached pages away' },
  },
  {
    programs: [
      'varnishstat',
      'varnishtop',
      'varnishhist',
      'hatop',
      'apachetop',
      'ngxtop',
      'passenger-status',
      'passenger-memory-stats',
      'named-checkconf',
      'named-checkzone',
      'unbound-checkconf',
      'mailq',
      'qshape',
      'doveconf',
      'testparm',
      'smbstatus',
    ],
    reads: ['**'],
  },
  {
    programs: ['rndc', 'unbound-control', 'nsd-control', 'pdnsutil', 'pdns_control', 'rec_control', 'knotc', 'resolvconf', 'cachectl'],
    takes: ['-c', '-k', '-s', '-p'],
    reads: [
      'status|stats|stats_noreset|list_*|dumpdb|querylog|recursing|zonestatus|showzone|lookup|dump_cache|dump_*|get_option|list-zones|list-all-zones|check-zone|check-all-zones|show-zone|list-zone|rping|uptime|version|get-all|get|ping|conf-check|zone-status|zone-read|show|nta|signing, validation status',
      '-l',
    ],
    changes: {
      'reload|reconfig|refresh|retransfer|freeze|thaw|notify|sync|stop|halt|trace|notrace|addzone|modzone|loadkeys|sign|managed-keys|load_cache|local_*|forward*|stub_*|set_option|verbosity|view_*|start|create-zone|add-record|replace-rrset|secure-zone|rectify-zone|increase-serial|set-*|edit-zone|zone-reload|zone-refresh|zone-begin|zone-set|zone-commit|zone-freeze|zone-thaw|rediscover|add-nta **':
        'changes a name server',
    },
    destroys: {
      'flush|flushname|flushtree|flush_*|delzone|purge|delete-zone|delete-rrset|wipe-cache|zone-purge|zone-unset|clear-nta **':
        'deletes zones or cached answers',
    },
  },
  {
    programs: [
      'postqueue',
      'postsuper',
      'postconf',
      'postmap',
      'postalias',
      'newaliases',
      'exim',
      'exim4',
      'sendmail',
      'exiqgrep',
      'exiwhat',
      'exinext',
      'mailx',
      'mail',
      'mutt',
      'swaks',
      'doveadm',
      'postcat',
      'opendkim-testkey',
    ],
    takes: ['-c', '-h'],
    reads: [
      '-p|-j|-n|-bp|-bpc|-bt|-bV|-bP|-Mvh|-Mvb|-Mvl|-q=*',
      'who|user|fetch|search|stop-list, log errors, mailbox list, mailbox status, quota get, index status, auth test, replicator status, service status',
      '-q -p',
    ],
    changes: {
      '-f|-i|-s|-r|-h|-H|-e|-M|-Mf|-Mt|-qff|-qf|-q': 'changes the mail queue or the settings',
      'kick|move|reload|index|force-resync|backup|sync|altmove|copy|flags, mailbox create, mailbox subscribe, quota recalc': 'changes mail',
      '-s|-t|-a|-S': 'sends a mail',
    },
    destroys: { '-d|-Mrm|-Mg': 'deletes mail from the queue', 'expunge|purge|dump-delete, mailbox delete': 'deletes mail' },
  },
  {
    programs: ['certbot', 'certbot-auto', 'letsencrypt'],
    takes: ['-d', '--cert-name', '--cert-path', '-m', '-w', '--deploy-hook'],
    reads: ['certificates|plugins|show_account'],
    changes: {
      'renew|certonly|run|install|register|update_account|enhance|reconfigure|rollback': 'asks for certificates or changes them',
      '': 'asks for certificates',
      '-d': 'asks for certificates',
    },
    destroys: { 'revoke|delete|unregister': 'takes a certificate back' },
    rehearses: ['--dry-run'],
  },
  {
    programs: ['acme.sh', 'lego', 'step', 'cfssl', 'mkcert', 'easyrsa', 'certutil', 'update-crypto-policies'],
    reads: [
      '--list|--info|--version|-L|-list|-printcert|-exportcert|--show',
      'list|certinfo|info|show-cert|show-ca|version, certificate inspect, certificate verify, certificate fingerprint, ca health, ca roots, crypto jwt',
      '-l',
    ],
    changes: {
      '--issue|--renew|--install-cert|--renew-all|--deploy|--set*|--cron|-A|-M|-importcert|-genkeypair|--register-account|-import':
        'asks for certificates or changes keys',
      'run|renew|ca|certificate|gencert|sign|build-*|gen-*|import-*|sign-req|init-pki **': 'makes or changes certificates',
    },
    destroys: {
      '--revoke|--remove|-D|-delete|--uninstall': 'takes a certificate away',
      'revoke **': 'takes a certificate back',
      'ca revoke **': 'takes a certificate back',
    },
  },
  {
    programs: ['keytool'],
    manual: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    takes: ['-alias', '-keystore', '-storepass', '-file', '-keypass', '-storetype', '-destkeystore', '-srckeystore', '-srcstoretype'],
    wordy: true,
    reads: ['-list|-printcert|-printcertreq|-printcrl|-showinfo|-exportcert|-export|-certreq|-version'],
    changes: {
      '-importcert|-import|-importkeystore|-importpass|-genkeypair|-genkey|-genseckey|-gencert|-gencrl|-changealias|-storepasswd|-keypasswd|-identitydb|-selfcert|-keyclone':
        'changes a keystore',
    },
    destroys: { '-delete': 'deletes a key or certificate' },
    writesTo: ['-file'],
  },
  {
    programs: ['wp', 'drush'],
    takes: ['--path', '--url', '--user', '-l', '-r', '--uri', '--root'],
    reads: [
      '* list|get|status|check|version|search|path|verify-checksums|is-installed|exists|type|info|size|tables|columns|prefix|count|test **',
      'status|st|core-status|help|watchdog-show|ws|pm-list|pml|config-get|cget|state-get|sget|version|core-requirements|rq **',
      'status|st|version|watchdog-show|ws|rq',
      'db|sql export|dump|check **',
    ],
    changes: {
      '** update|upgrade|install|activate|deactivate|create|set|add|edit|flush|run|toggle|enable|disable|patch|import|replace|generate|regenerate|migrate|core|optimize|repair **':
        'changes the site',
      'cr|cache-rebuild|cc|updb|updatedb|cim|config-import|cex|en|pm-enable|pmu|cron|uli|user-login|deploy|cset|sset|state-set|config-set|php-eval|ev|scr|locale-update **':
        'changes the site',
      'cr|cache-rebuild|updb|updatedb|cim|cex|cron|uli|deploy': 'changes the site',
      'eval|eval-file|shell **': 'runs code',
      'search-replace **': 'changes rows',
    },
    destroys: {
      '** delete|drop|reset|remove|uninstall|destroy|clean|empty|trash **': 'deletes content',
      'sql-drop|sql-cli|sqlc|sql-query|sqlq|watchdog-delete|wd-del|entity-delete|site-install|si **': 'may delete content',
      'sql-drop|site-install|si': 'deletes the database',
    },
    rehearses: ['--dry-run', '--simulate'],
  },
  {
    programs: ['memcached-tool'],
    reads: ['* $', '* display|stats|dump|settings|sizes **'],
    changes: { '* move **': 'moves slabs' },
  },
  {
    programs: ['varnishlog', 'varnishncsa', 'goaccess'],
    takes: ['-q', '-g', '-i', '-I', '-n', '-f', '-x', '-X', '-F', '-b', '-c', '-C'],
    reads: ['**'],
    writesTo: ['-w', '-o'],
  },
  {
    programs: ['squidclient'],
    takes: ['-h', '-p', '-m', '-H', '-j'],
    reads: ['**'],
    changes: { '-m': 'sends a request', '*:shutdown|*:reconfigure|*:rotate|*:offline_toggle': 'stops or changes the proxy' },
    destroys: { '-m=PURGE': 'throws cached pages away' },
  },
];
