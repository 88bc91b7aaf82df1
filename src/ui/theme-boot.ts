/**
 * Whether values will be asked about: an alert or a link brought some that nobody confirmed, some are too old, or another incident is active (`n`)
 * than the one that this tab works in. Then the line of the values has room for the question (`client/values/bar.ts`) from the start, more of it where
 * the question may have several answers: during an incident, about old values, and about a link that has a label twice. No question comes of labels
 * that the incident has already (`V`), nor of those of a page that is loaded again, which were taken the first time (`L`). And whether values are to
 * come at all: then commands are not shown with those that the build filled in first.
 */
const valuesBoot = `var S=sessionStorage,a=S.getItem('breakglass-alert:'+d.site)||s.getItem('breakglass-latest-alert:'+d.site)||'none',o=/"oldest":(\\d+)/.exec(s.getItem('breakglass-values:'+d.site)),x=o&&Date.now()-o[1]>=432e5,p=location.pathname,q=location.search,h=JSON.parse(S.getItem('breakglass-tab-incident:'+d.site)),u=i=>i&&i.id!=n&&i.answered!==n,l=JSON.parse(S.getItem('breakglass-left-incidents:'+d.site))||{},W=l[p.slice(d.site.length).replace(/^runbooks\\/|\\/(index\\.html)?$/g,'')],w=u(h)||u(W),c=w||/"variants":/.test(a)||/[?&](?!alertname)([\\w.]+)=.*&\\1=/.test(q),k=[...new URLSearchParams(q)].filter(([m])=>/^(?!(?:alertname|startsAt|summary|generatorURL|q|similar)=)\\w+=/.test(m+'=')),r=performance.getEntriesByType('navigation')[0],L=k.length&&!(r&&r.type!='navigate'&&(n||S.getItem('breakglass-alert:'+d.site))),b=a!='none'&&!/"confirmed":true/.test(a)&&a.indexOf('"declined":"'+n+'"')<0,z=b&&!L?JSON.parse(a):{},H=n&&h&&h.id==n&&h.values,V=n&&W&&W.id!=n?W.values:H,v=V&&V.some(e=>e.name!='alertname'&&!e.confirmed&&/alert|link/.test(e.origin)),G=V&&(L?k:Object.entries(z.labels||{})).every(([m,t])=>V.concat(H||[]).some(e=>e.name==m&&e.value==t&&(!e.service||e.service==z.service||p.includes('/'+e.service+'/')))),K=(L||b)&&!G;if(c||x||K||v&&(k.length||b))d.values=w||n&&K?'incident':n&&!V||x||c?'choices':'';if('values'in d||a!='none'||o||n||h)d.valued=''`;

/**
 * Runs before the first paint, in the page itself: puts the chosen theme on the root element so that nothing flashes, and
 * notes whether the typeface is in the browser's cache already (see `client/reading/fonts.ts`) and whether an incident is active or its postmortem
 * has gaps (see `client/record/current.ts`; a test holds the day to that of `storage/arrival.ts`), so that its clock has its place.
 * The inline scripts are this one, the three below and `style-gate.ts`; their hashes are in the content security policy (`csp.ts`).
 */
export const themeBoot = `try{var s=localStorage,d=document.documentElement.dataset,t=s.getItem('breakglass-theme');if(t)d.theme=t;if(s.getItem('breakglass-fonts'))d.fonts='';var i=JSON.parse(s.getItem('breakglass-current:'+d.site)),n='';if(i&&Math.abs(Date.now()-i.last)<=864e5){d.incident='';n=i.id}else if(s.getItem('breakglass-postmortem:'+d.site))d.incident='postmortem';if(s.getItem('breakglass-open-incidents:'+d.site))d.others='';${valuesBoot}}catch{}`;

/**
 * Runs in the page of a runbook before its first paint: whether somebody came with an alert that it does not list, so that the notice
 * (`client/alerts/alert-notice.ts`) has its place from the start.
 */
export const alertBoot = `try{var a=document.querySelector('[data-alerts]').dataset.alerts.toLowerCase().split('\\n');if(new URLSearchParams(location.search).getAll('alertname').some(function(n){return a.indexOf(n.normalize('NFC').toLowerCase())<0}))document.documentElement.dataset.otherAlert=''}catch{}`;

/**
 * Runs in the page of a runbook that answers many alerts, below its sections: who came with one of the alerts, or to its section, has the first step
 * of that section as the next one (see `client/steps/alert-steps.ts`, which takes over from it).
 */
export const sectionBoot = `try{var e=document.querySelector('[data-section-alerts]'),l=JSON.parse(e.dataset.sectionAlerts),q=new URLSearchParams(location.search).getAll('alertname').map(function(n){return n.normalize('NFC').toLowerCase()}),h=decodeURIComponent(location.hash.slice(1)),f=l.find(function(x){return q.indexOf(x[0].normalize('NFC').toLowerCase())>=0})||l.find(function(x){return x[1]===h||x[2].indexOf(h)>=0}),o=e.querySelector('.step.next'),s=f&&document.getElementById(f[2][0]),p=o.querySelector('.step-place');if(s&&s!==o){o.classList.remove('next','open');s.classList.add('next','open');p.textContent=f[3];s.querySelector('.tick').after(p)}}catch{}`;

/**
 * Runs in the home page where the list of recently opened runbooks stands, before anything below it is drawn. What was kept is written as text,
 * and every address stays below the site's root.
 */
export const recentBoot = `try{var b=document.documentElement.dataset.site,r=JSON.parse(localStorage.getItem('breakglass-recent:'+b)),e=document.getElementById('app:recent');r.forEach(function(p){var i=document.createElement('li'),a=document.createElement('a');a.href=b+String(p.path).replace(/^\\/+/,'');a.textContent=String(p.title);i.append(a);e.lastElementChild.append(i);e.hidden=false})}catch{}`;

/** Runs in the page of a runbook: keeps that it was opened, as the latest of four, for the list on the home page. */
export const openedBoot = `try{var s=localStorage,b=document.documentElement.dataset.site,k='breakglass-recent:'+b,p=location.pathname.slice(b.length),r=JSON.parse(s.getItem(k));r=Array.isArray(r)?r.filter(function(o){return o.path!==p}):[];r.unshift({title:document.querySelector('[data-runbook]').dataset.title,path:p});s.setItem(k,JSON.stringify(r.slice(0,4)))}catch{}`;
