/* validate.js: what a server lets whom write; ES5, for servers of any age
 * SPDX-License-Identifier: GPL-3.0-or-later */
function (newDoc, oldDoc, userCtx, secObj) {
  var me = userCtx.name;
  var roles = userCtx.roles || [];
  var kind = newDoc._id.indexOf(':') > 0 ? newDoc._id.substring(0, newDoc._id.indexOf(':')) : '';
  var old = oldDoc && !oldDoc._deleted ? oldDoc : null;
  var fixed = ['approval', 'version', 'note', 'acknowledgement', 'edition', 'matrix', 'receipt', 'suppression', 'picture', 'piece', 'event'];
  var organisation = ['workspace', 'department', 'membership', 'activity', 'cell', 'account', 'source'];
  var collected = ['mention', 'source', 'response', 'attempt', 'presence', 'event'];
  var personal = ['author', 'author_address', 'title', 'text', 'address', 'earlier_texts'];
  var confidential = ['check'];
  var isForHr = !!(secObj && secObj.members && secObj.members.roles && secObj.members.roles.indexOf('steward-hr') >= 0);
  var absence = ['away_from', 'away_until', 'stand_in', 'on_call'];
  var outcome = ['outcome', 'decided_by', 'decided'];
  var ofDocument = ['_id', '_rev', '_revisions', 'changed', 'by', 'mutation', 'schema', 'merged'];

  function is(role) {
    return roles.indexOf('steward-' + role) >= 0;
  }
  function among(list, what) {
    return list.indexOf(what) >= 0;
  }
  function refuse(why) {
    throw({ forbidden: why });
  }
  function same(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
  }
  /* Whether nothing differs but these. */
  function differsOnlyIn(names) {
    var name;
    for (name in newDoc) {
      if (!among(ofDocument, name) && !among(names, name) && !same(newDoc[name], old[name])) {
        return false;
      }
    }
    for (name in old) {
      if (!among(ofDocument, name) && !among(names, name) && !same(newDoc[name], old[name])) {
        return false;
      }
    }
    return true;
  }
  /* Whether any of these is there. */
  function has(names) {
    var i;
    for (i = 0; i < names.length; i++) {
      if (newDoc[names[i]] !== undefined) {
        return true;
      }
    }
    return false;
  }
  /* When somebody is away and who stands in. */
  function onlyAbsence() {
    return differsOnlyIn(absence);
  }
  /* What became of a proposal. */
  function onlyOutcome() {
    return differsOnlyIn(outcome);
  }

  if (roles.indexOf('_admin') >= 0) {
    return;
  }
  if (!me || !(is('member') || is('service'))) {
    refuse('this login is bound to nobody who may write');
  }
  if (!kind) {
    refuse('only records of Steward are kept here');
  }
  if (among(confidential, kind) !== isForHr) {
    refuse(isForHr ? 'only what HR alone reads is kept here' : 'what HR alone reads is kept by itself');
  }
  if (among(fixed, kind) && old) {
    refuse('a record of kind ' + kind + ' is never changed');
  }
  if (newDoc._deleted) {
    if (!is('administrator') && newDoc.by !== 'merge') {
      refuse('only an administrator deletes records');
    }
    /* Who can't merge these has nothing left over of them. */
    if (!is('administrator') && (kind === 'person' || (among(organisation, kind) && !(kind === 'source' && is('service'))))) {
      refuse('only administrators delete what the organisation is made of');
    }
    return;
  }
  if (newDoc.kind !== kind) {
    refuse('the kind of a record is the beginning of its name');
  }
  if (newDoc.by !== me && (among(fixed, kind) || newDoc.by !== 'merge')) {
    if (!(is('administrator') && newDoc.uploaded_by === me && !old && kind !== 'event')) {
      refuse('a record is written in the name of whoever logged in');
    }
  }
  if (kind === 'event' && newDoc.uploaded_by !== undefined) {
    refuse('nobody brings up the audit of another');
  }
  if (kind === 'event' && newDoc._id.indexOf('event:' + newDoc.machine + '.') !== 0) {
    refuse('a stretch of the audit has the name of its machine');
  }
  if (is('service') && !among(collected, kind)) {
    refuse('a collector writes mentions, health of sources and outcomes of publishing only');
  }
  if (kind === 'approval' && !is('approver')) {
    refuse('only approvers write approvals');
  }
  if (kind === 'edition' && !is('policy-editor')) {
    refuse('only policy editors put guidelines in force');
  }
  if (kind === 'matrix' && !is('administrator')) {
    refuse('only administrators put a matrix in force');
  }
  if (kind === 'suppression' && !is('administrator')) {
    refuse('only administrators erase');
  }
  if (kind === 'mention' && old && old.erased && (!newDoc.erased || has(personal))) {
    refuse('what was erased stays so');
  }
  if (among(organisation, kind) && !is('administrator') && !(kind === 'source' && is('service') && old)) {
    refuse('only administrators change the organisation');
  }
  if (kind === 'presence' && newDoc.by !== 'merge' && newDoc._id !== 'presence:' + me) {
    refuse('everybody says for themselves where they are');
  }
  if (kind === 'proposal' && !old && newDoc.person !== newDoc.by) {
    refuse('who proposes a change is whoever logged in');
  }
  if (kind === 'proposal' && old && !onlyOutcome()) {
    refuse('what was proposed is never changed');
  }
  if (kind === 'proposal' && old && newDoc.by !== 'merge' && me !== old.to && !is('administrator')) {
    refuse('only who is asked for a change decides on it');
  }
  if (kind === 'person' && !is('administrator') &&
      !(old && newDoc._id === 'person:' + me && onlyAbsence())) {
    refuse('only administrators change people; everybody says for themselves when they are away');
  }
}
