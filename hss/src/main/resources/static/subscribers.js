'use strict';
// The page speaks the REST interface of this HSS (v3/api-docs) and nothing else.

const BARRING = ['all packet services', 'HPLMN APNs abroad', 'VPLMN APNs abroad'];
const ACCESS = {4: 'E-UTRAN', 6: 'NB-IoT', 11: 'LTE-M'};
const PAGE = 50;
const $ = id => document.getElementById(id);
const editor = $('editor');
let shown = null; // the subscriber in the editor; null: a new one
let page = {after: '', next: null};

async function ask(method, path, body, type = 'application/json') {
  const headers = {};
  const token = sessionStorage.getItem('token');
  if (token) headers.Authorization = 'Bearer ' + token;
  if (body !== undefined) headers['Content-Type'] = type;
  const answer = await fetch(path, {
    method, headers, body: type === 'application/json' && body !== undefined ? JSON.stringify(body) : body});
  const text = await answer.text();
  const json = (answer.headers.get('Content-Type') || '').includes('json') && text ? JSON.parse(text) : text;
  if (!answer.ok) {
    const wrong = (json.errors || []).map(e => (e.line ? 'line ' + e.line + ' ' : '') + e.field + ': ' + e.allowed);
    throw new Error([json.detail || 'HTTP status ' + answer.status, ...wrong].join('\n'));
  }
  return json;
}

function say(text, wrong = false) {
  $('message').textContent = text;
  $('message').classList.toggle('wrong', wrong);
}

const trying = action => async event => {
  event.preventDefault();
  try {
    await action(event);
  } catch (failure) {
    say(failure.message, true);
  }
};

async function list(after) {
  const found = await ask('GET', `subscribers?size=${PAGE}&after=${encodeURIComponent(after)}`);
  page = {after, next: found.next || null};
  $('total').textContent = found.total;
  $('more').disabled = !page.next;
  $('rows').replaceChildren(...found.subscribers.map(row));
}

function row(subscriber) {
  const tr = document.createElement('tr');
  tr.tabIndex = 0;
  for (const text of [
    subscriber.imsi,
    subscriber.subscription.msisdn || '',
    subscriber.subscription.apns.map(apn => apn.name).join(', '),
    subscriber.servingMme || '']) {
    const td = document.createElement('td');
    td.textContent = text;
    tr.append(td);
  }
  tr.addEventListener('click', () => edit(subscriber));
  tr.addEventListener('keydown', event => { if (event.key === 'Enter') edit(subscriber); });
  return tr;
}

function bits(fieldset, names, value) {
  fieldset.querySelectorAll('label').forEach(label => label.remove());
  Object.entries(names).forEach(([bit, name]) => {
    const label = document.createElement('label');
    label.className = 'bit';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.value = bit;
    box.checked = Math.floor(value / 2 ** bit) % 2 === 1;
    label.append(box, ' ' + name);
    fieldset.append(label);
  });
  // what the boxes do not show is kept
  fieldset.dataset.rest = Object.keys(names).reduce(
      (rest, bit) => rest - (Math.floor(value / 2 ** bit) % 2) * 2 ** bit, value);
}

const value = fieldset => [...fieldset.querySelectorAll('input:checked')]
    .reduce((sum, box) => sum + 2 ** box.value, Number(fieldset.dataset.rest));

function edit(subscriber) {
  shown = subscriber;
  const subscription = subscriber ? subscriber.subscription : {};
  const ambr = subscription.ambr || {};
  editor.reset();
  editor.hidden = false;
  $('title').textContent = subscriber ? subscriber.imsi : 'New subscriber';
  $('place').textContent = '';
  editor.elements.imsi.value = subscriber ? subscriber.imsi : '';
  editor.elements.imsi.readOnly = !!subscriber;
  editor.elements.algorithm.value = subscriber ? subscriber.algorithm : 'MILENAGE';
  editor.elements.msisdn.value = subscription.msisdn || '';
  editor.elements.uplink.value = ambr.uplink ?? '';
  editor.elements.downlink.value = ambr.downlink ?? '';
  editor.elements.roaming.value = subscription.roaming ?? '*';
  editor.elements.apns.value = subscription.apns ? JSON.stringify(subscription.apns, null, 1) : '';
  bits($('barring'), {...BARRING}, subscription.barring || 0);
  bits($('access'), ACCESS, subscription.accessRestriction || 0);
  ['delete', 'state', 'detach', 'reattach'].forEach(id => { $(id).hidden = !subscriber; });
}

function body() {
  const field = name => editor.elements[name].value.trim() || undefined;
  const number = name => field(name) === undefined ? undefined : Number(field(name));
  let apns;
  try {
    apns = field('apns') ? JSON.parse(field('apns')) : undefined;
  } catch (failure) {
    throw new Error('APNs: ' + failure.message);
  }
  const result = {
    subscription: {
      msisdn: field('msisdn'),
      ambr: {uplink: number('uplink'), downlink: number('downlink')},
      barring: value($('barring')),
      accessRestriction: value($('access')),
      roaming: editor.elements.roaming.value.trim(),
      apns}};
  if (field('k') || field('op') || field('opc')) {
    result.authentication = {
      algorithm: field('algorithm'), k: field('k'), op: field('op'), opc: field('opc')};
  }
  return result;
}

async function save() {
  const stored = shown
    ? await ask('PUT', 'subscribers/' + shown.imsi, body())
    : await ask('POST', 'subscribers', {imsi: editor.elements.imsi.value.trim(), ...body()});
  await list(page.after);
  edit(stored);
  say('Saved ' + stored.imsi);
}

async function remove() {
  if (!confirm('Delete ' + shown.imsi + '?')) return;
  await ask('DELETE', 'subscribers/' + shown.imsi);
  say('Deleted ' + shown.imsi);
  editor.hidden = true;
  await list(page.after);
}

async function detach(reattach) {
  await ask('DELETE', `subscribers/${shown.imsi}/registration?reattach=${reattach}`);
  say('Detached ' + shown.imsi);
  await list(page.after);
}

async function load(event) {
  const file = event.target.files[0];
  event.target.value = '';
  const done = await ask('POST', 'subscribers/import', await file.text(), 'text/csv');
  say(`${done.added} added, ${done.replaced} replaced`);
  await list('');
}

async function unload() {
  const link = document.createElement('a');
  const text = await ask('GET', 'subscribers/export');
  link.href = URL.createObjectURL(new Blob([text], {type: 'text/csv'}));
  link.download = 'subscribers.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

editor.addEventListener('submit', trying(save));
$('find').addEventListener('submit', trying(async () => edit(await ask('GET', 'subscribers/' + encodeURIComponent($('imsi').value.trim())))));
$('new').addEventListener('click', () => edit(null));
$('close').addEventListener('click', () => { editor.hidden = true; });
$('delete').addEventListener('click', trying(remove));
$('detach').addEventListener('click', trying(() => detach(false)));
$('reattach').addEventListener('click', trying(() => detach(true)));
$('state').addEventListener('click', trying(async () => {
  $('place').textContent = JSON.stringify(await ask('GET', `subscribers/${shown.imsi}/state`), null, 1);
}));
$('first').addEventListener('click', trying(() => list('')));
$('more').addEventListener('click', trying(() => list(page.next)));
$('import').addEventListener('change', trying(load));
$('export').addEventListener('click', trying(unload));
$('token').addEventListener('click', trying(async () => {
  const token = prompt('Management token');
  if (token !== null) {
    sessionStorage.setItem('token', token);
    await list('');
    say('');
  }
}));
list('').catch(failure => say(failure.message, true));
