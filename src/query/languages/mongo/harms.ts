/** What code for the shell of MongoDB does, by the methods it calls. https://www.mongodb.com/docs/mongodb-shell/reference/methods/ */
import { type Assessment, assessment, type Harm } from '../../danger/danger.ts';

const destroying =
  /^(?:drop|dropDatabase|dropIndex|dropIndexes|dropUser|dropAllUsers|dropRole|dropAllRoles|dropConnections|deleteOne|deleteMany|remove|findOneAndDelete|removeShard|removeShardFromZone|clearJumboFlag|cleanupOrphaned|revokeRolesFromUser|dropSearchIndex)$/;
const changing =
  /^(?:insert\w*|update\w*|replaceOne|save|bulkWrite|findAndModify|findOneAndUpdate|findOneAndReplace|createCollection|createIndex|createIndexes|createUser|createRole|createView|createSearchIndex|ensureIndex|renameCollection|convertToCapped|grant\w+|changeUserPassword|killOp|killSessions|killAllSessions|shutdownServer|fsyncLock|fsyncUnlock|setProfilingLevel|setLogLevel|setFeatureCompatibilityVersion|rotateCertificates|logout|auth|reIndex|compact|stepDown|reconfig|reconfigForPSASet|initiate|add|addArb|freeze|syncFrom|addShard|addShardTag|addShardToZone|enableSharding|shardCollection|moveChunk|moveRange|movePrimary|splitAt|splitFind|startBalancer|stopBalancer|setBalancerState|enableBalancing|disableBalancing|enableAutoSplit|disableAutoSplit|reshardCollection|refineCollectionShardKey|hideIndex|unhideIndex|validate|watch|insert|load|run|eval|setSecondaryOk|remove|sleep|copyTo|adminCommand|runCommand)$/;
const reading =
  /^(?:find|findOne|count|countDocuments|estimatedDocumentCount|distinct|aggregate|explain|stats|status|totalSize|totalIndexSize|storageSize|dataSize|isCapped|getIndexes|getIndexSpecs|getShardDistribution|getPlanCache|latencyStats|currentOp|serverStatus|serverBuildInfo|serverCmdLineOpts|hostInfo|version|hello|isMaster|getMongo|getDB|getSiblingDB|getCollection|getCollectionNames|getCollectionInfos|getName|getUsers|getUser|getRoles|getRole|getLogComponents|getProfilingStatus|getReplicationInfo|printReplicationInfo|printSecondaryReplicationInfo|printSlaveReplicationInfo|printCollectionStats|printShardingStatus|conf|config|getBalancerState|isBalancerRunning|getSecondaryOk|setReadPref|readPref|limit|skip|sort|pretty|toArray|forEach|map|hint|maxTimeMS|batchSize|projection|itcount|size|length|hasNext|next|printjson|print|tojson|EJSON|stringify|ObjectId|ISODate|Date|NumberLong|NumberInt|Timestamp|UUID|RegExp|getTimestamp|toString|filter|join|keys|push|help|inprog|allPlansExecution|executionStats|comment|allowDiskUse|listCommands|getLastError|connectionStatus|totalDocs|if|for|while|function)$/;

/** Methods that change something and that no field of a document is likely to be called. */
const handedOver =
  /^(?:insert(?:One|Many)?|update(?:One|Many)|replaceOne|bulkWrite|findAndModify|findOneAnd\w+|renameCollection|runCommand|adminCommand)$/;

/** Commands given as a document: `adminCommand({ replSetGetStatus: 1 })`. */
const readingCommands =
  /^(?:ping|hello|isMaster|buildInfo|serverStatus|replSetGetStatus|replSetGetConfig|listDatabases|listCollections|listIndexes|listShards|collStats|dbStats|top|currentOp|getParameter|getCmdLineOpts|getLog|hostInfo|connPoolStats|connectionStatus|dbHash|count|distinct|find|explain|getShardMap|balancerStatus|balancerCollectionStatus|whatsmyuri|features|lockInfo|usersInfo|rolesInfo|dataSize|profile)$/;

export function assessMongo(text: string): Assessment {
  const code = text.replace(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*/g,
    (quoted) => quoted[0] + ' '.repeat(Math.max(0, quoted.length - 2)) + quoted[0],
  );
  const harms: Harm[] = [];
  const unknown: string[] = [];
  const calls = [...code.matchAll(/([A-Za-z_$][\w$]*)\s*(?:\?\.)?\(/g)];
  // A method may be called by a computed name, or handed to another: `forEach(db.a.remove)`.
  for (const { 0: call, index } of text.matchAll(/\]\s*(?:\?\.)?\(/g)) if (code[index] === call[0]) unknown.push('a computed method');
  for (const { 1: name = '', index } of code.matchAll(/\.\s*([A-Za-z_$][\w$]*)(?=\s*[,;)\]}]|\s*$)/g)) {
    const place = { from: index, to: index + 1 + name.length };
    if (destroying.test(name)) harms.push({ ...place, danger: 'destroys', what: 'deletes documents or collections' });
    else if (handedOver.test(name)) harms.push({ ...place, danger: 'changes-state', what: 'changes MongoDB' });
  }
  for (const { 1: name = '', index } of calls) {
    const place = { from: index, to: index + name.length };
    if (destroying.test(name)) harms.push({ ...place, danger: 'destroys', what: 'deletes documents or collections' });
    else if (/^(?:admin|run|db\w*)Command$/.test(name)) {
      const command = /^\s*\{\s*["']?(\w+)/.exec(text.slice(index).slice(text.slice(index).indexOf('(') + 1))?.[1] ?? '';
      if (!readingCommands.test(command))
        harms.push({
          ...place,
          danger: /^(?:drop|delete|removeShard)/.test(command) ? 'destroys' : 'changes-state',
          what: `runs \`${command}\``,
        });
    } else if (changing.test(name)) harms.push({ ...place, danger: 'changes-state', what: 'changes MongoDB' });
    else if (!reading.test(name)) unknown.push(name);
  }
  if (/\$(?:out|merge)\b/.test(text)) harms.push({ from: 0, to: text.length, danger: 'changes-state', what: 'writes a collection' });
  if (calls.length === 0 && !/^[\s;]*(?:(?:show\s+\w+|use\s+\w+|db(?:\.\w+)*|rs|sh|help|it|version)(?:[\s;]+|$))+$/.test(code))
    unknown.push(text);
  return assessment(harms, unknown);
}
