"""Looks that need a browser told what to do: narrow, large, dark, forced colours, and everything by keyboard.

Each answers with objections; none means that the page keeps it. Nothing of ours is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.web.page_checks import HELPERS

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
MOST_STOPS = 400

TOO_WIDE = r"""
const width = document.documentElement.clientWidth, found = [];
if (document.documentElement.scrollWidth > width) {
    const wide = all('body *').filter(each => shown(each) && each.getBoundingClientRect().right > width + 1)
        .filter(each => !each.parentElement.closest('[role=region], [role=group]') || each.matches('[role]'));
    found.push(`${document.documentElement.scrollWidth} px wide at ${width}: ${wide.slice(-1).map(tag)}`);
}
for (const each of all('body *').filter(shown)) {
    const style = getComputedStyle(each);
    if (!/auto|scroll/.test(style.overflowX) || each.scrollWidth <= each.clientWidth + 1) continue;
    if (each.matches('textarea, input, select')) continue;
    if (!each.querySelector('table, svg, pre')) found.push(`scrolls, and holds no table: ${tag(each)}`);
    if (!/region|group/.test(each.getAttribute('role') || '') || !labelled(each) || each.tabIndex < 0)
        found.push(`scrolls, and is no named place that keys reach: ${tag(each)}`);
}
return found;
"""

CLIPPED = r"""
return all('body *').filter(each => shown(each) && words(each) && !each.matches('option, select, svg, svg *'))
    .filter(each => {
        const style = getComputedStyle(each);
        const cut = value => /hidden|clip/.test(value);
        return (cut(style.overflowX) && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
            || (cut(style.overflowY) && each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 1)
            || style.textOverflow === 'ellipsis';
    }).map(each => `cut off: ${tag(each)}`);
"""

# WCAG 1.4.12, by a constructed sheet: the page's policy allows no other.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
LARGE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% !important; }');
    document.adoptedStyleSheets = [sheet];
}"""
PLAIN = "() => { document.adoptedStyleSheets = []; }"
BOX_TEXT = r"""
const sizes = new Set(all('body *').filter(each => shown(each) && !each.closest('svg') && each.childNodes.length)
    .filter(each => Array.from(each.childNodes).some(one => one.nodeType === 3 && one.textContent.trim()))
    .map(each => parseFloat(getComputedStyle(each).fontSize)));
return [Math.min(...sizes)];
"""

STOP = r"""
const at = document.activeElement;
if (!at || at === document.body || at === document.documentElement) return null;
const style = getComputedStyle(at), box = at.getBoundingClientRect();
const kind = at.tagName === 'A' ? 'link' : at.tagName === 'INPUT' ? at.type
    : at.getAttribute('role') || at.tagName.toLowerCase();
const all_stops = window.stops = window.stops || [];
let index = all_stops.indexOf(at);
const again = index >= 0;
if (!again) { all_stops.push(at); index = all_stops.length - 1; }
const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
const y = Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 0), innerHeight - 1);
const top = document.elementFromPoint(x, y);
const ring = numbers(style.outlineColor);
return {
    index, again, kind, name: (named(at) || '').slice(0, 90),
    width: parseFloat(style.outlineWidth), style: style.outlineStyle,
    contrast: contrast(ring, behind(at.parentElement || at)),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
        && !!top && [at, ...(at.labels || [])].some(one => one.contains(top) || top.contains(one)),
    tag: tag(at),
};
"""

# Of a group of radio buttons one is a stop.
IN_ORDER = r"""
const groups = new Set();
return inTab().filter(each => {
    if (each.type !== 'radio') return true;
    if (each.checked || (!groups.has(each.name) && !all(`[name="${CSS.escape(each.name)}"]:checked`).length)) {
        groups.add(each.name);
        return true;
    }
    return false;
}).map(each => (window.stops || []).indexOf(each));
"""
OUT_OF_ORDER = (
    "return all('[tabindex]').filter(each => each.tabIndex > 0).map(each => `an order of its own: ${tag(each)}`);"
)


@dataclass(frozen=True, slots=True)
class KeyStop:
    """Where the Tab key came to: what it is, what it is called, and how that is seen."""

    kind: str
    name: str
    outline: float
    style: str
    contrast: float
    is_seen: bool
    tag: str

    def __str__(self) -> str:
        return f"{self.kind:<9} {self.name}"


def ask(page: Any, script: str) -> Any:
    """The answer of a script that has the helpers of the checks."""
    return page.evaluate(f"() => {{ {HELPERS} {script} }}")


def narrow(page: Any) -> list[str]:
    """Item 4: at 320 px nothing but a table scrolls sideways, and that in a named place that keys reach."""
    page.set_viewport_size(NARROW)
    try:
        found: list[str] = ask(page, TOO_WIDE)
        return found
    finally:
        page.set_viewport_size(WIDE)


def enlarged(page: Any) -> list[str]:
    """Item 5: twice the size of text, and its spacing widened, lose nothing."""
    found: list[str] = []
    smallest = ask(page, BOX_TEXT)[0]
    for name, style in (("200 %", LARGE), ("spacing", SPACED)):
        page.evaluate(style)
        found += [f"{name}: {each}" for each in (*ask(page, CLIPPED), *ask(page, TOO_WIDE))]
        if name == "200 %" and ask(page, BOX_TEXT)[0] < 1.9 * smallest:
            found.append("200 %: some text does not grow")
        page.evaluate(PLAIN)
    return found


def walk(page: Any) -> tuple[list[KeyStop], list[str]]:
    """Item 6 and 7: every stop of the Tab key in its order, and what is wrong with order, traps, outlines."""
    page.evaluate("() => { window.stops = []; window.scrollTo(0, 0); document.activeElement.blur(); }")
    stops: list[KeyStop] = []
    wrong: list[str] = []
    same = 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = ask(page, STOP)
        if at is None:
            break
        if at["again"]:
            same += 1  # the parts of a date are stops within one field
            if same > 4:
                wrong.append(f"the key does not get away from {at['tag']}")
                break
            continue
        same = 0
        stops.append(KeyStop(at["kind"], at["name"], at["width"], at["style"], at["contrast"], at["seen"], at["tag"]))
    else:
        wrong.append(f"more than {MOST_STOPS} stops")
    order = ask(page, IN_ORDER)
    if -1 in order:
        wrong.append(f"never reached: {order.count(-1)} places")
    wrong += ask(page, OUT_OF_ORDER)
    reached = [index for index in order if index >= 0]
    if reached != sorted(reached):
        wrong.append("the order of the keys is not that of the page")
    if not stops or not (stops[0].kind == "link" and "#" in stops[0].tag):
        wrong.append("the first stop is no link that skips to the content")
    return stops, wrong


def unseen(stops: list[KeyStop]) -> list[str]:
    """Item 7: where the focus would not be seen."""
    return [
        f"{stop.style} {stop.outline} px, {stop.contrast:.1f} : 1, {'seen' if stop.is_seen else 'hidden'}: {stop.tag}"
        for stop in stops
        if stop.style == "none" or stop.outline < 2 or stop.contrast < 3 or not stop.is_seen
    ]


FORCED = r"""
const found = all(FIELDS + ', button').filter(shown).filter(each => !/^(radio|checkbox)$/.test(each.type))
    .filter(each => !parseFloat(getComputedStyle(each).borderTopWidth))
    .map(each => `has no edge where colours are forced: ${tag(each)}`);
for (const each of all('body *'))
    if (getComputedStyle(each).forcedColorAdjust === 'none') found.push(`keeps its own colours: ${tag(each)}`);
return found;
"""
GROUND = "() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"


def schemes(page: Any) -> list[str]:
    """Item 23: dark is dark, forced colours are followed, and less motion is none."""
    found: list[str] = []
    light = page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark")
    if page.evaluate(GROUND) == light:
        found.append("dark looks like light")
    page.emulate_media(color_scheme="light", forced_colors="active")
    found += ask(page, FORCED)
    page.emulate_media(color_scheme="light", forced_colors="none")
    return found
