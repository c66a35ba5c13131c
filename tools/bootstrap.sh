#!/bin/sh
# Make .venv in this checkout with the pinned dependencies and Zielwacht itself (editable).
#
#   tools/bootstrap.sh [bulk] [web] [oidc] [demo] [features] [test] [dev] [docs]  make or complete it; silent when nothing is to do
#   tools/bootstrap.sh --missing                        name the Debian packages this machine lacks, one a line
#
# All that can be missing is looked for before pip starts, and told in one sentence (exit 2).
# A run that was killed leaves no stamp, so the next one starts afresh. PYTHON=... is tried first.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
stamp=$venv/zielwacht.stamp
pip_log=$venv/bootstrap.log
wanted_python='3.11 or 3.12'
unset PYTHONHOME PYTHONPATH CDPATH

say() { printf 'bootstrap: %s\n' "$*" >&2; }
refuse() { say "$*"; exit 2; }

# --- What this machine has ----------------------------------------------------------------------------------

# What one Python says about itself, one line a fact; nothing when it does not run (a pyenv shim without its
# version). A Python of another virtual environment, perhaps of the one about to be replaced, names its base.
describe() {
    "$1" -I - 2>/dev/null <<'PYTHON' || return 0
import importlib.util
import os
import sys
import sysconfig

print("%d.%d" % sys.version_info[:2])
print("%d.%d.%d" % sys.version_info[:3])
print(getattr(sys, "_base_executable", None) or sys.executable)
print(" ".join(name for name in ("venv", "ensurepip", "ssl", "sqlite3") if importlib.util.find_spec(name) is None
               or name in ("ssl", "sqlite3") and importlib.util.find_spec("_" + name) is None))
print(os.path.join(sysconfig.get_paths()["include"], "Python.h"))
print((os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0])
PYTHON
}

fact() { printf '%s\n' "$facts" | sed -n "$1p"; }

# Every file of that name on PATH, in its order: a broken shim must not hide the interpreter behind it.
on_path() {
    case $1 in */*) [ ! -x "$1" ] || printf '%s\n' "$1"; return 0 ;; esac
    (
        set -f
        IFS=:
        for folder in $PATH; do
            [ ! -f "${folder:-.}/$1" ] || [ ! -x "${folder:-.}/$1" ] || printf '%s\n' "${folder:-.}/$1"
        done
    )
}

candidates() {
    [ -z "${PYTHON:-}" ] || on_path "$PYTHON"
    on_path python3.12
    on_path python3.11
    on_path python3
}

# Sets `problems` (a clause each) and `packages` (Debian's names) for the Python described in `facts`.
examine() {
    problems=
    packages=
    version=$(fact 1)
    case " $(fact 4) " in
        *' ssl '* | *' sqlite3 '*) lacks "$(fact 3) was built without ssl or sqlite3" "python$version" ;;
    esac
    case " $(fact 4) " in
        *' venv '* | *' ensurepip '*) lacks "Python $version has no venv module" "python$version-venv" ;;
    esac
    compiler=$(fact 6)
    if ! command -v "$compiler" >/dev/null 2>&1; then
        lacks "there is no C compiler ($compiler)" build-essential
    elif ! compiles "$compiler"; then
        lacks "the C compiler ($compiler) cannot build a program" build-essential
    fi
    [ -f "$(fact 5)" ] || lacks "the headers of Python $version are missing" "python$version-dev"
}

lacks() {
    problems="${problems:+$problems and }$1"
    packages="${packages:+$packages }$2"
}

# Debian's gcc alone comes without the headers of the C library.
compiles() {
    folder=$(mktemp -d)
    printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' >"$folder/probe.c"
    result=0
    "$1" -o "$folder/probe" "$folder/probe.c" >/dev/null 2>&1 || result=1
    rm -rf "$folder"
    return $result
}

# Sets `python`, `version`, `problems`, `packages`: the first Python that has everything, else the first of a
# fitting version with what it lacks, else none (`python` is empty and `seen` tells what there was).
find_python() {
    python=
    seen=
    first_facts=
    list=$(candidates)
    while IFS= read -r candidate; do
        [ -n "$candidate" ] || continue
        facts=$(describe "$candidate")
        case $(fact 1) in
            3.11 | 3.12) ;;
            '') continue ;;
            *) seen="${seen:+$seen, }$(fact 2) at $candidate"; continue ;;
        esac
        : "${first_facts:=$facts}"
        examine
        [ -n "$problems" ] || { python=$(fact 3); return 0; }
    done <<LIST
$list
LIST
    if [ -n "$first_facts" ]; then
        facts=$first_facts
        examine
        python=$(fact 3)
        return 0
    fi
    problems="Python $wanted_python is needed, and this machine has ${seen:-no Python that runs}"
    packages='python3.11 python3.11-venv python3.11-dev'
    command -v "${CC:-cc}" >/dev/null 2>&1 || packages="$packages build-essential"
}

# --- What .venv is made from --------------------------------------------------------------------------------

# Changes when the environment must be made anew: Python, place (scripts name it), dependencies, pins.
fingerprint() {
    {
        awk '/^\[/ { keep = /^\[(build-system|project|tool\.hatch)/ } keep' "$root/pyproject.toml"
        cat "$root/hashes.txt"
    } | "$venv/bin/python" -I -c '
import hashlib, sys
made_for = repr((sys.argv[1], sys.version, sys.prefix)).encode()
print(hashlib.sha256(made_for + sys.stdin.buffer.read()).hexdigest())' "$root" 2>/dev/null || true
}

# The extras that are complete, as one line; nothing when .venv is absent, half-made, moved or out of date.
complete_extras() {
    [ -f "$stamp" ] && [ -x "$venv/bin/python" ] || return 0
    [ "$(sed -n 1p "$stamp")" = "$(fingerprint)" ] || return 0
    [ -z "${PYTHON:-}" ] || same_version || return 0
    sed -n 2p "$stamp"
}

same_version() {
    asked=$(facts=$(describe "$PYTHON"); fact 1)
    case $asked in
        3.11 | 3.12) "$venv/bin/python" -I -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' \
            "$asked" ;;
        *) return 0 ;;
    esac
}

# --- Making it ----------------------------------------------------------------------------------------------

pip_install() {
    if ! "$venv/bin/python" -m pip install --no-input --disable-pip-version-check --progress-bar off \
        --no-deps --no-build-isolation "$@" >>"$pip_log" 2>&1 </dev/null; then
        say "pip could not install the dependencies; the log is $pip_log and says:"
        { grep -iE '^ *(error|fatal)|[a-z]error: |no matching distribution|no space left|not found' "$pip_log" ||
            tail -n 5 "$pip_log"; } | tail -n 5 >&2
        exit 4
    fi
}

make_venv() {
    say "making .venv with Python $(fact 2) ($python)"
    rm -rf "$venv"
    mkdir "$venv"
    if ! "$python" -I -m venv "$venv" >>"$pip_log" 2>&1; then
        refuse "Python $version cannot make a virtual environment (apt-get install python$version-venv)"
    fi
}

# The paragraphs of hashes.txt whose first line names one of these purposes.
pins_for() {
    awk -v wanted="$1" 'BEGIN { RS = ""; ORS = "\n\n"; many = split(wanted, purposes, " ") }
        { split($0, lines, "\n") }
        lines[1] !~ /^# for: / { next }
        { for (i = 1; i <= many; i++) if (index(lines[1] " ", " " purposes[i] " ")) { print; next } }' "$root/hashes.txt"
}

# What these purposes need, each file by its hash; what they bring stands there too, so pip follows no dependency.
install_pinned() {
    pins_for "$1" >"$venv/pins.txt"
    pip_install --require-hashes --requirement "$venv/pins.txt"
}

install() {
    say "installing pinned dependencies for: $1 (the first time takes a minute or two)"
    # The build tools are pinned as well, so the one package built from source is built the same way everywhere.
    install_pinned build
    install_pinned "$1"
    pip_install --editable "${root}[$(printf '%s' "$1" | tr ' ' ',')]"
    "$venv/bin/python" -m pip check >>"$pip_log" 2>&1 ||
        refuse "hashes.txt lacks what another package needs; the log is $pip_log (tools/pin_hashes.py writes the file)"
    # As pip does for a wheel. Where PYTHONDONTWRITEBYTECODE is set, every start would compile the checkout anew.
    "$venv/bin/python" -m compileall -q "$root/checker" "$root/notifications" >>"$pip_log" 2>&1 || true
}

# --- Main ---------------------------------------------------------------------------------------------------

missing=no
extras=
for argument in "$@"; do
    case $argument in
        bulk | web | oidc | demo | features | test | dev | docs) extras="${extras:+$extras }$argument" ;;
        --missing) missing=yes ;;
        *) refuse "unknown argument '$argument' (allowed: bulk, web, oidc, demo, features, test, dev, docs, --missing)" ;;
    esac
done
: "${extras:=demo}"

if [ "$missing" = yes ]; then
    find_python
    for package in $packages; do printf '%s\n' "$package"; done
    exit 0
fi

[ -w "$root" ] || refuse "$root cannot be written to; the environment is made there, as .venv"

# Two at once in one checkout take turns; the kernel gives the lock back when its holder dies.
if command -v flock >/dev/null 2>&1; then
    exec 9>"$root/.venv.lock"
    flock -n 9 || { say 'waiting for another bootstrap of this checkout'; flock 9; }
fi

done_extras=$(complete_extras)
wanted=$done_extras
for extra in $extras; do
    case " $wanted " in *" $extra "*) ;; *) wanted="${wanted:+$wanted }$extra" ;; esac
done
[ "$wanted" != "$done_extras" ] || exit 0

find_python
if [ -n "$problems" ]; then
    refuse "$problems; on Debian: apt-get install $packages"
fi
if [ -z "$done_extras" ]; then
    make_venv
fi
rm -f "$stamp"
install "$wanted"
{ fingerprint; printf '%s\n' "$wanted"; } >"$stamp.new"
mv "$stamp.new" "$stamp"
say "ready: $venv"
