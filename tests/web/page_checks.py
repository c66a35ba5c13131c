"""What a page must keep so that everybody can read and use it: one check for each item, as questions to a browser.

A check is JavaScript that runs in the page and answers with objections; none means that the page keeps it. The numbers
are those of the list of items that pages are held to (WCAG 2.2 AA, EN 301 549). What takes several looks (keys, widths,
colours) is in `page_looks`. Nothing of ours is imported: a page is judged by what the browser has made of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HELPERS = r"""
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const words = element => (element ? element.textContent : '').replace(/\s+/g, ' ').trim();
const tag = element => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
const shown = element => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
const referred = (element, attribute) => (element.getAttribute(attribute) || '').split(/\s+/).filter(Boolean)
    .map(id => document.getElementById(id));
const labelled = element => words({textContent: referred(element, 'aria-labelledby').map(words).join(' ')})
    || (element.getAttribute('aria-label') || '').trim();
const named = element => labelled(element)
    || Array.from(element.labels || []).map(words).join(' ')
    || (['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName)
        ? (['submit', 'button'].includes(element.type) ? element.value : '') : words(element))
    || (element.getAttribute('title') || '').trim();
const FIELDS = 'input:not([type=hidden], [type=submit], [type=button]), select, textarea';
const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
const inTab = () => all(FOCUSABLE).filter(each => shown(each) && !each.disabled && each.tabIndex >= 0);
const IN_SESSION = Boolean(document.querySelector('form[action="/abmelden"]'));
const numbers = colour => (colour.match(/[\d.]+/g) || []).map(Number);
const luminance = rgb => rgb.slice(0, 3).map(one => one / 255)
    .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
};
const behind = element => {
    for (let place = element; place; place = place.parentElement) {
        const colour = numbers(getComputedStyle(place).backgroundColor);
        if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
};
"""

# Words that are in any paragraph of the one language, and in none of the other.
LANGUAGE = r"""
const foreign = {de: /\b(the|and|is|are|not|with|this|you)\b/i, en: /\b(und|der|ist|nicht|mit|eine|wird|für)\b/i};
const own = document.documentElement.lang;
if (!foreign[own]) return [`lang="${own}" is neither de nor en`];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
    const place = walker.currentNode.parentElement, language = place.closest('[lang]').lang;
    const text = walker.currentNode.textContent;
    if (shown(place) && !place.closest('code, pre, kbd, option') && foreign[language] && foreign[language].test(text))
        found.push(`stands as ${language}: ${text.trim().slice(0, 80)}`);
}
return found;
"""

STATES = r"""
const silent = all('[data-state]').filter(each => !/\p{L}{3}/u.test(words(each))).map(each => `no word: ${tag(each)}`);
const charts = all('svg[role=img]').flatMap(chart => {
    const kinds = {};
    for (const line of all('line, polyline, path', chart)) {
        const style = getComputedStyle(line);
        if (style.stroke === 'none' || line.closest('defs')) continue;
        const form = style.strokeDasharray + '/' + style.strokeWidth;
        (kinds[form] = kinds[form] || new Set()).add(style.stroke);
    }
    return Object.entries(kinds).filter(([, colours]) => colours.size > 1)
        .map(([form, colours]) => `lines that only colour tells apart (${form}): ${[...colours].join(' ')}`);
});
return [...silent, ...charts];
"""

STRUCTURE = r"""
const found = [];
const headings = all('h1, h2, h3, h4, h5, h6').filter(shown), levels = headings.map(each => Number(each.tagName[1]));
if (levels.filter(level => level === 1).length !== 1) found.push(`${levels.filter(each => each === 1).length} h1`);
levels.forEach((level, i) => {
    if (i && level > levels[i - 1] + 1) found.push(`h${levels[i - 1]} is followed by h${level}: ${words(headings[i])}`);
});
for (const heading of headings) if (!words(heading)) found.push(`an empty heading: ${tag(heading)}`);
for (const [name, selector] of [['main', 'main'], ['header', 'body > header'], ['footer', 'body > footer']])
    if (all(selector).length !== 1) found.push(`${all(selector).length} ${name}`);
const navigations = all('nav');
if (IN_SESSION && !navigations.length) found.push('no nav');
if (navigations.length > 1 && new Set(navigations.map(labelled)).size < navigations.length)
    found.push('two nav of one name');
for (const part of all('section, [role=region]'))
    if (!labelled(part)) found.push(`a part without a name: ${tag(part)}`);
if (!/^\S.* – \S.*Zielwacht$|^\S.* – Zielwacht$/.test(document.title)) found.push(`title: ${document.title}`);
return found;
"""

TABLES = r"""
return all('table').flatMap(table => {
    const found = [];
    if (/^(presentation|none)$/.test(table.getAttribute('role') || '')) found.push(`for layout: ${tag(table)}`);
    if (!words(table.caption) && !labelled(table)) found.push(`no caption: ${tag(table)}`);
    if (!all('th', table).length) found.push(`no th: ${tag(table)}`);
    for (const head of all('th', table))
        if (!/^(col|row|colgroup|rowgroup)$/.test(head.scope)) found.push(`no scope: ${tag(head)}`);
    return found;
});
"""

CHARTS = r"""
const found = all('svg:not([role=img], [aria-hidden=true])').map(each => `neither a picture nor hidden: ${tag(each)}`);
for (const chart of all('svg[role=img]')) {
    if (!words(chart.querySelector(':scope > title')) || !labelled(chart)) found.push(`no title: ${tag(chart)}`);
    if (!referred(chart, 'aria-describedby').map(words).join('')) found.push(`no desc: ${tag(chart)}`);
    const after = all('table').some(each => chart.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (!after) found.push(`no table with its values: ${tag(chart)}`);
}
for (const picture of all('img')) if (!picture.hasAttribute('alt')) found.push(`no alt: ${tag(picture)}`);
return found;
"""

FORMS = r"""
const found = [];
for (const field of all(FIELDS)) {
    if (!named(field)) found.push(`no label: ${tag(field)}`);
    for (const hint of [...referred(field, 'aria-describedby'), ...referred(field, 'aria-errormessage')])
        if (!hint || !words(hint)) found.push(`its hint is not there: ${tag(field)}`);
    if (field.type === 'radio' || field.type === 'checkbox') {
        const group = field.closest('fieldset');
        if (field.type === 'radio' && (!group || !words(group.querySelector('legend'))))
            found.push(`a choice without a question: ${tag(field)}`);
        if (field.type === 'radio' && field.checked && !document.querySelector('[role=alert]'))
            found.push(`preselected: ${tag(field)}`);
    }
    if (field.getAttribute('aria-invalid') === 'true' && !referred(field, 'aria-describedby').some(each => each
            && /error/.test(each.id + each.className)))
        found.push(`wrong, and no text beside it says why: ${tag(field)}`);
}
for (const button of all('button')) if (!named(button)) found.push(`a button without words: ${tag(button)}`);
const wrong = all('[aria-invalid=true]'), summary = document.querySelector('[role=alert]');
if (wrong.length && !summary) found.push('fields are wrong, and no summary at the top says so');
const heads = new Set(all('[aria-invalid=true]').map(each => each.id));
if (wrong.length && summary) {
    const linked = all('a[href^="#"]', summary).map(each => document.getElementById(each.hash.slice(1)));
    if (!linked.length || linked.some(each => !each)) found.push('the summary does not link to its fields');
    if (heads.size && !linked.some(each => each && (heads.has(each.id) || each.querySelector('[aria-invalid=true]'))))
        found.push('the summary links to other fields than the wrong ones');
}
return found;
"""

SESSION_END = r"""
if (!IN_SESSION) return [];
return all('main form[method=post]').filter(form => !/(Sitzung|session).*\d{1,2}:\d{2}/.test(words(form)))
    .map(form => `does not say when the session ends: ${tag(form)}`);
"""

LOG_IN = r"""
const found = [];
for (const field of all('input[type=password]')) {
    if (!/^(current|new)-password$/.test(field.autocomplete)) found.push(`no manager can fill it in: ${tag(field)}`);
    const name = field.form && field.form.querySelector('[autocomplete~=username]');
    if (field.autocomplete === 'current-password' && !name) found.push('no field says that it is the user name');
}
for (const field of all('[inputmode=numeric]:not([type=number])'))
    if (field.autocomplete !== 'one-time-code') found.push(`not known as a code: ${tag(field)}`);
for (const field of all(FIELDS)) {
    if (field.hasAttribute('onpaste') || field.hasAttribute('oncopy')) found.push(`hinders paste: ${tag(field)}`);
    if (field.type === 'password' && field.autocomplete === 'off') found.push(`hinders managers: ${tag(field)}`);
}
return found;
"""

HELP = r"""
const found = [];
if (!document.querySelector('footer a[href*=barrierefreiheit]')) found.push('the statement is not linked at the foot');
const help = document.querySelector('footer section h2');
if (!/^(Hilfe|Help)/.test(words(help)) || !words(document.querySelector('footer section p')))
    found.push('help and contact are not at the foot');
return found;
"""

STATUS = r"""
return all('.said').filter(each => !each.closest('[role=status], [role=alert]'))
    .map(each => `nobody is told of it: ${tag(each)}`);
"""

MOTION = r"""
const found = all('meta[http-equiv=refresh i]').map(each => `loads again by itself: ${tag(each)}`);
for (const each of all('marquee, blink, video[autoplay], audio[autoplay]')) found.push(`moves: ${tag(each)}`);
for (const each of all('*')) {
    const style = getComputedStyle(each);
    if (style.animationName !== 'none') found.push(`is animated: ${tag(each)}`);
    if (style.transitionDuration.split(',').some(time => parseFloat(time) > 0)) found.push(`glides: ${tag(each)}`);
}
return found;
"""

LINKS = r"""
const targets = new Map(), found = [];
for (const link of all('a[href]').filter(shown)) {
    const text = named(link), to = link.href.replace(/#$/, '');
    if (!text) found.push(`without words: ${tag(link)}`);
    if (/^(hier|mehr|weiter|link|klick.*|here|more|read more)$/i.test(text)) found.push(`says not where: ${tag(link)}`);
    if (targets.has(text) && targets.get(text) !== to) found.push(`'${text}' leads to ${targets.get(text)} and ${to}`);
    targets.set(text, to);
}
return found;
"""

TARGETS = r"""
const boxes = inTab().filter(each => !each.matches('[tabindex]:not(a, button, input, select, textarea)'))
    .map(each => [each, each.getBoundingClientRect()]).filter(([, box]) => box.right > 0);
const small = box => box.width < 23.9 || box.height < 23.9;
const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
const inline = each => getComputedStyle(each).display === 'inline' && each.tagName === 'A'
    && words(each.parentElement).length > words(each).length;
const close = ([each, box]) => boxes.some(([other, near]) => {
    if (other === each) return false;
    const [x, y] = middle(box), [left, top] = middle(near);
    if (small(near)) return Math.hypot(x - left, y - top) < 24;
    const dx = Math.max(near.left - x, 0, x - near.right), dy = Math.max(near.top - y, 0, y - near.bottom);
    return Math.hypot(dx, dy) < 12;
});
const wrong = boxes.filter(([each, box]) => small(box) && !inline(each)).filter(close);
return wrong.map(([each, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${tag(each)}`);
"""

CONTRAST = r"""
const found = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const place = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !shown(place) || place.closest(':disabled, title, desc')) continue;
    const style = getComputedStyle(place), drawn = place.closest('svg');
    const ink = numbers(drawn ? style.fill : style.color), ground = behind(drawn || place);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(ink, ground);
    const what = words(place).slice(0, 40);
    if (ratio < (large ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} : 1, '${what}' (${style.color})`);
}
for (const field of all(FIELDS + ', button').filter(shown)) {
    if (/^(radio|checkbox)$/.test(field.type)) continue;
    const style = getComputedStyle(field), ground = behind(field.parentElement);
    const edge = parseFloat(style.borderTopWidth) ? contrast(numbers(style.borderTopColor), ground) : 0;
    const filled = contrast(behind(field), ground);
    if (Math.max(edge, filled) < 3) found.add(`its edge is not seen (${edge.toFixed(2)}): ${tag(field)}`);
}
return [...found];
"""

# No item of the list: a sentence that lacks what it was to name, or a name of the program's own.
WORDS = r"""
const said = document.body.innerText.match(/\{[a-z_]+\}|\b(None|True|False|Undefined|nan)\b|[a-z]+\.[A-Z_]{4,}/g) || [];
return said.map(each => `no words for people: ${each}`);
"""

# The item, and what it asks. Items 4 to 7, 17 and 23 need a browser that is told what to do: page_looks.
CHECKS: Mapping[str, str] = {
    "0 words": WORDS,
    "1 language": LANGUAGE,
    "2 states in words": STATES,
    "3 contrast": CONTRAST,
    "8 targets": TARGETS,
    "9 headings and landmarks": STRUCTURE,
    "10 tables": TABLES,
    "11 charts": CHARTS,
    "12 forms": FORMS,
    "14 end of the session": SESSION_END,
    "15 log-in": LOG_IN,
    "16 help": HELP,
    "17 status": STATUS,
    "18 motion": MOTION,
    "19 links": LINKS,
}


def objections(page: Any, item: str) -> list[str]:
    """What a page of Playwright has against it by this item; nothing where it keeps it."""
    found: list[str] = page.evaluate(f"() => {{ {HELPERS} {CHECKS[item]} }}")
    return found


def every_objection(page: Any) -> dict[str, list[str]]:
    """By all items, asked at once."""
    asked = ", ".join(f"{item!r}: (() => {{ {script} }})()" for item, script in CHECKS.items())
    found: dict[str, list[str]] = page.evaluate(f"() => {{ {HELPERS} return {{ {asked} }}; }}")
    return found
