#!/bin/sh
# Install Zielwacht from this folder: no network, no compiler, no pip on the machine.
#
#   ./install.sh [--prefix DIR] [--python FILE] [--extras "web oidc …"] [--no-service]
#
# Run it again at any time: what is there and works is left, another version is installed beside the one in use, tried, and only
# then put in its place. As root it also makes the service's user, its folders and its units. Exit 0: installed; 2: this machine
# or this folder lacks something, nothing was changed; 4: it failed, what was in use still is.
set -eu
umask 022
unset PYTHONHOME PYTHONPATH CDPATH PIP_CONFIG_FILE

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
user=zielwacht
state=/var/lib/zielwacht
house=$state/house
units=/etc/systemd/system

say() { printf 'install: %s\n' "$*"; }
refuse() { printf 'install: %s\n' "$*" >&2; exit 2; }
fail() { printf 'install: %s\n' "$*" >&2; exit 4; }

# --- What was asked for ---------------------------------------------------------------------------------------

read_options() {
    prefix=
    python=
    extras=
    service=yes
    while [ $# -gt 0 ]; do
        case $1 in
            --prefix | --python | --extras) [ $# -gt 1 ] || refuse "$1 needs a value" ;;
        esac
        case $1 in
            --prefix) prefix=$2; shift ;;
            --python) python=$2; shift ;;
            --extras) extras=$2; shift ;;
            --no-service) service=no ;;
            -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
            *) refuse "unknown argument '$1' (allowed: --prefix, --python, --extras, --no-service)" ;;
        esac
        shift
    done
    # Where no folder is named, the command is linked onto PATH too.
    links=
    if [ "$(id -u)" = 0 ]; then
        [ -n "$prefix" ] || { prefix=/opt/zielwacht; links=/usr/local/bin; }
    else
        service=no
        [ -n "$prefix" ] || { prefix=${HOME:?}/.local/share/zielwacht; links=${HOME:?}/.local/bin; }
    fi
    case $prefix in /*) ;; *) prefix=$(pwd -P)/$prefix ;; esac
    if [ "$service" = yes ] && [ "$prefix" != /opt/zielwacht ]; then
        refuse "the units start /opt/zielwacht/bin/zielwacht: leave --prefix out, or add --no-service and write units of your own"
    fi
    offered=$(sed -n 's/^extras: //p' "$here/BUNDLE")
    : "${extras:=$offered}"
    for extra in $extras; do
        case " $offered " in *" $extra "*) ;; *) refuse "this bundle has no '$extra' (it has: $offered)" ;; esac
    done
}

# --- What this folder and this machine have -------------------------------------------------------------------

check_files() {
    for file in BUNDLE SHA256SUMS requirements.txt; do
        [ -f "$here/$file" ] || refuse "$here lacks $file: unpack the whole archive anew"
    done
    broken=$(cd "$here" && sha256sum --check --quiet SHA256SUMS 2>&1) ||
        refuse "the files here are not those of the bundle: unpack the archive anew, or fetch it again
$broken"
    version=$(sed -n 's/^version: //p' "$here/BUNDLE")
    pythons=$(sed -n 's/^pythons: //p' "$here/BUNDLE")
    glibc=$(sed -n 's/^glibc: //p' "$here/BUNDLE")
    machine=$(sed -n 's/^machine: //p' "$here/BUNDLE")
}

# Every file of that name on PATH, in its order: a broken shim must not hide the interpreter behind it.
on_path() {
    (
        set -f
        IFS=:
        for folder in $PATH; do
            [ ! -f "${folder:-.}/$1" ] || [ ! -x "${folder:-.}/$1" ] || printf '%s\n' "${folder:-.}/$1"
        done
    )
}

candidates() {
    if [ -n "$python" ]; then printf '%s\n' "$python"; return 0; fi
    for minor in $pythons; do on_path "python$minor"; done
    on_path python3
}

# What one Python says about itself, one line a fact; nothing when it does not run.
describe() {
    "$1" -I - 2>/dev/null <<'PYTHON' || return 0
import importlib.util
import platform
import sys
import sysconfig

print("%d.%d" % sys.version_info[:2])
print("%d.%d.%d" % sys.version_info[:3])
print(sys.executable)
print(" ".join(name for name in ("venv", "_ssl", "_sqlite3", "zlib", "ctypes") if importlib.util.find_spec(name) is None))
print(platform.machine())
print(platform.libc_ver()[0] or "another libc")
print(platform.libc_ver()[1])
PYTHON
}

fact() { printf '%s\n' "$facts" | sed -n "$1p"; }

# Sets `python` and `facts` to the first that fits, the newest first.
find_python() {
    seen=
    list=$(candidates)
    while IFS= read -r candidate; do
        [ -n "$candidate" ] || continue
        facts=$(describe "$candidate")
        [ -n "$facts" ] || continue
        case " $pythons " in
            *" $(fact 1) "*) ;;
            *) seen="${seen:+$seen, }$(fact 2) at $candidate"; continue ;;
        esac
        [ -z "$(fact 4)" ] || { seen="${seen:+$seen, }$(fact 2) at $candidate without $(fact 4)"; continue; }
        python=$(fact 3)
        return 0
    done <<LIST
$list
LIST
    refuse "this bundle is for Python $(printf %s "$pythons" | sed 's/ / or /g'), and this machine has ${seen:-none that runs}: \
install one (README.md here says which package), or name one with --python FILE"
}

check_machine() {
    [ "$(fact 5)" = "$machine" ] || refuse "this bundle is for $machine, and this machine is $(fact 5)"
    [ "$(fact 6)" = glibc ] || refuse "this bundle is for Linux with the GNU C library, and this Python has $(fact 6)"
    printf '%s %s\n' "$(fact 7)" "$glibc" | tr . ' ' | awk '{ exit !($1 > $3 || $1 == $3 && $2 >= $4) }' ||
        refuse "this bundle needs the GNU C library $glibc or newer, and this machine has $(fact 7)"
    mkdir -p "$prefix/releases" 2>/dev/null && [ -w "$prefix/releases" ] ||
        refuse "$prefix cannot be written to: run this as root, or name a folder of yours with --prefix"
    if [ -e "$prefix/bin" ] && [ ! -L "$prefix/bin/zielwacht" ]; then
        refuse "$prefix has a bin that is not of this installation: name another folder with --prefix"
    fi
}

# Two at once take turns; the kernel gives the lock back when its holder dies.
take_turns() {
    command -v flock >/dev/null 2>&1 || return 0
    exec 9>"$prefix/releases/.lock"
    flock -n 9 || { say "waiting for another installation into $prefix"; flock 9; }
}

# --- The environment ------------------------------------------------------------------------------------------

# The name of what is to be in use: version, Python, and what the folder holds.
name_release() {
    sums=$({ cat "$here/SHA256SUMS"; printf '%s\n' "$extras" "$python" "$(fact 2)"; } | sha256sum | cut -c1-10)
    release=$version-py$(fact 1)-$sums
    new=$prefix/releases/$release
    log=$prefix/releases/$release.log
}

in_use() { readlink "$prefix/current" 2>/dev/null | sed 's/^releases\///' || true; }

# The paragraphs of requirements.txt whose first line names one of the extras.
needed() {
    awk -v wanted="$extras" 'BEGIN { RS = ""; ORS = "\n\n"; many = split(wanted, purposes, " ") }
        { split($0, lines, "\n") }
        lines[1] !~ /^# for: / { next }
        { for (i = 1; i <= many; i++) if (index(lines[1] " ", " " purposes[i] " ")) { print; next } }' "$here/requirements.txt"
}

# With the pip of the bundle, which stays outside: what runs here cannot install anything.
make_environment() {
    say "installing $version with Python $(fact 2) ($python) into $new"
    rm -rf "$new"
    "$python" -I -m venv --without-pip "$new" >"$log" 2>&1 || fail "Python $(fact 2) cannot make an environment; the log is $log"
    needed >"$new/requirements.txt"
    pip=$(cd "$here/wheels" && ls pip-*.whl)
    "$new/bin/python" "$here/wheels/$pip/pip" --isolated install --no-input --disable-pip-version-check --progress-bar off \
        --no-cache-dir --no-index --find-links "$here/wheels" --only-binary :all: --no-deps --require-hashes \
        --requirement "$new/requirements.txt" >>"$log" 2>&1 </dev/null || {
        problem=$(grep -iE '^ *error|no matching distribution|no space left' "$log" | tail -n 3)
        rm -rf "$new"
        fail "the packages could not be installed; the log is $log and says: $problem"
    }
}

# A house is written, and its rules are tried by the engine: what cannot do that is not put in use.
try_it() {
    trial=$(mktemp -d)
    if ! (
        cd "$trial"
        HOME=$trial XDG_CACHE_HOME=$trial/cache
        export HOME XDG_CACHE_HOME
        "$new/bin/zielwacht" --version &&
            "$new/bin/zielwacht" init house --name Probe --land NW --year 2026 --unit A \
                --management 'M <m@probe.example>' --administration 'C <c@probe.example>' --role 'T <t.{scope}@probe.example>' &&
            cd house && "$new/bin/zielwacht" rules test
    ) >>"$log" 2>&1 </dev/null; then
        rm -rf "$trial" "$new"
        still=$(in_use)
        fail "the new version does not work here${still:+; $still stays in use}; the log is $log and ends: $(tail -n 2 "$log")"
    fi
    rm -rf "$trial"
}

# Links are replaced in one step: whoever starts the command meanwhile gets the old one or the new one.
put_link() {
    mkdir -p "$(dirname "$2")"
    "$python" -I -c 'import os, sys; os.symlink(sys.argv[1], sys.argv[3]); os.replace(sys.argv[3], sys.argv[2])' "$1" "$2" "$2.$$"
}

switch() {
    before=$(in_use)
    : >"$new/works"
    [ "$before" = "$release" ] || put_link "releases/$release" "$prefix/current"
    [ -L "$prefix/bin/zielwacht" ] || put_link ../current/bin/zielwacht "$prefix/bin/zielwacht"
    [ "$before" = "$release" ] || remove_older
    mkdir -p "$prefix/share"
    for file in README.md BUNDLE SHA256SUMS; do cp "$here/$file" "$prefix/share/$file"; done
    ! command -v restorecon >/dev/null 2>&1 || restorecon -R "$prefix" >>"$log" 2>&1 || true
}

# The version before stays, to go back to; and so does one that something still runs of: it reads its files late.
remove_older() {
    for old in "$prefix/releases"/*/; do
        old=$(basename "$old")
        case $old in "$release" | "$before") continue ;; esac
        # shellcheck disable=SC2062  # the pattern comes by -f, these are the files
        if printf '%s/releases/%s/' "$prefix" "$old" | grep -qsF -f - /proc/[0-9]*/cmdline; then
            say "$old still runs and is left: restart what runs of it"
        else
            rm -rf "$prefix/releases/$old" "$prefix/releases/$old.log"
        fi
    done
}

link_command() {
    [ -n "$links" ] || return 0
    [ "$(readlink "$links/zielwacht" 2>/dev/null)" != "$prefix/bin/zielwacht" ] || return 0
    if [ -e "$links/zielwacht" ]; then
        say "$links/zielwacht is there already and is left: the command of this installation is $prefix/bin/zielwacht"
        return 0
    fi
    put_link "$prefix/bin/zielwacht" "$links/zielwacht"
}

# --- The service ----------------------------------------------------------------------------------------------

make_user() {
    ! getent passwd "$user" >/dev/null || return 0
    useradd --system --user-group --home-dir "$state" --no-create-home --shell /usr/sbin/nologin \
        --comment 'Zielwacht' "$user" || fail "the user $user could not be made; the environment is installed"
    say "made the user $user"
}

# A Python below somebody's home, say, is not for others.
check_user() {
    runuser -u "$user" -- "$prefix/bin/zielwacht" --version >/dev/null 2>&1 ||
        fail "the user $user cannot run $prefix/bin/zielwacht: it may not read $prefix or $python; name a Python for all (--python)"
}

make_folders() {
    [ -d "$state" ] || install -d -m 0750 -o "$user" -g "$user" "$state"
    [ -d /etc/zielwacht ] || install -d -m 0700 /etc/zielwacht
}

# What somebody has changed is not written over.
lay_units() {
    for unit in "$here"/systemd/*.service; do
        name=$(basename "$unit")
        laid=$prefix/share/$name
        target=$units/$name
        if [ -e "$target" ] && ! cmp -s "$target" "$unit" && ! cmp -s "$target" "$laid"; then
            cp "$unit" "$target.new"
            say "$target was changed here and is left; the new one lies beside it as $name.new"
        elif ! cmp -s "$target" "$unit"; then
            mkdir -p "$units"
            cp "$unit" "$target.$$" && mv "$target.$$" "$target"
        fi
        cp "$unit" "$laid"
    done
    [ ! -d /run/systemd/system ] || systemctl daemon-reload
}

tell_next_steps() {
    as="runuser -u $user --"
    if [ "$service" = no ]; then
        say "next: $prefix/bin/zielwacht init FOLDER"
    elif [ -f "$house/config.toml" ]; then
        say "next: systemctl restart zielwacht zielwacht-pages"
    else
        say "next: $as $prefix/bin/zielwacht init $house"
        say "      cd $house && $as $prefix/bin/zielwacht rules activate"
        say "      systemctl enable --now zielwacht zielwacht-pages"
    fi
}

# --- Main -----------------------------------------------------------------------------------------------------

[ -f "$here/BUNDLE" ] || refuse "$here lacks BUNDLE: run install.sh in the folder that the archive was unpacked to"
read_options "$@"
check_files
find_python
check_machine
take_turns
name_release
if [ -f "$new/works" ] && [ -x "$new/bin/zielwacht" ]; then
    say "$version is installed already, in $new"
else
    make_environment
    try_it
fi
switch
link_command
if [ "$service" = yes ]; then
    make_user
    check_user
    make_folders
    lay_units
fi
say "ready: $prefix/bin/zielwacht is version $version"
tell_next_steps
