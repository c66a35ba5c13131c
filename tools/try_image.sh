#!/bin/sh
# Build the image of a bundle, and let its daemon do a round: on a read-only root, without network, as the image's user.
#
#   tools/try_image.sh ARCHIVE
#
# Needs root, buildah and debootstrap, which makes the base: a small Debian 12 with Python. Everything lies in a temporary
# folder and is removed. Exit 0: the daemon has judged, and the health check was content.
set -eu

archive=$(realpath -- "$1")
if [ "${TRYING_AN_IMAGE:-}" != yes ]; then
    export TRYING_AN_IMAGE=yes
    exec unshare --mount -- "$0" "$archive"
fi
work=$(mktemp -d)
trap 'umount -R "$work/root" 2>/dev/null || true; rm -rf "$work"' EXIT

export BUILDAH_ISOLATION=chroot
builder() { buildah --storage-driver vfs --root "$work/store" --runroot "$work/run" "$@"; }

debootstrap --variant=minbase --include=python3 bookworm "$work/base" >"$work/log" 2>&1 || { tail -n 5 "$work/log" >&2; exit 1; }
base=$(builder from scratch)
builder add --quiet "$base" "$work/base" / >/dev/null
builder commit --quiet "$base" localhost/base >/dev/null
tar -xzf "$archive" -C "$work"
builder bud --network=none --build-arg BASE=localhost/base --format docker --tag localhost/zielwacht "$work"/zielwacht-*/ \
    >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
image=$(builder mount "$(builder from localhost/zielwacht)")
printf 'built: %s MB\n' "$(du -sm "$image" | cut -f1)"

mkdir "$work/root" "$work/house"
mount --bind "$image" "$work/root"
run() { # in the image, as its user, with nothing of ours in the environment
    unshare --net --pid --fork chroot "$work/root" /usr/bin/setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs \
        --inh-caps=-all --bounding-set=-all /usr/bin/env -i PATH=/opt/zielwacht/bin:/usr/bin:/bin XDG_CACHE_HOME=/house/var/cache \
        PYTHONDONTWRITEBYTECODE=1 sh -c "cd /house; $1"
}
mount --bind "$work/house" "$work/root/mnt"
chown 10001:10001 "$work/house"
run "zielwacht init /mnt/house --name Probeamt --land NW --year 2026 --unit Nord --management 'L <l@amt.example>' \
    --administration 'C <c@amt.example>' --role 'T <t.{scope}@amt.example>' >/dev/null"
umount "$work/root/mnt"
mount --bind "$work/house/house" "$work/root/house"
mount --options remount,bind,ro "$work/root/house"
mount --types tmpfs --options uid=10001,gid=10001 tmpfs "$work/root/house/var"
mount --types tmpfs tmpfs "$work/root/tmp"
mount --bind /dev "$work/root/dev"
mount --options remount,bind,ro "$work/root"
# What is mounted over stands for the volume, which takes these two from the image.
run 'mkdir var/inbox var/mails; ! touch /x 2>/dev/null; ! touch /house/x 2>/dev/null; zielwacht rules activate'
# shellcheck disable=SC2016  # the shell in the image is to expand it
run 'zielwacht run 2>/tmp/said & daemon=$!
    waited=0
    until grep -q judged /tmp/said; do
        kill -0 $daemon && [ $waited -lt 600 ] || { cat /tmp/said; kill $daemon; exit 1; }
        waited=$((waited + 1)); sleep 1
    done
    grep judged /tmp/said
    zielwacht status --quiet >/tmp/status; code=$?
    kill $daemon; wait $daemon
    echo "health check: $code, the daemon ended with $?"; exit $code'
