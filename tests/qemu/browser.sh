#!/bin/busybox sh
# What the guest does with a browser: it takes the host's own by 9p, read-only, below a layer of memory, then does what
# `then.sh` says. Steps are printed.
export PATH=/bin
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do
    insmod /modules/$module.ko
done
ip link set lo up
mkdir /host /top /all
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,ro host /host || poweroff -f
mount -t tmpfs top /top
mkdir /top/changes /top/work
mount -t overlay -o lowerdir=/host,upperdir=/top/changes,workdir=/top/work all /all
for folder in proc sys dev tmp run; do
    mkdir -p /all/$folder
done
mount -t proc proc /all/proc
mount -t sysfs sysfs /all/sys
mount -t devtmpfs dev /all/dev
mkdir /all/dev/shm
mount -t tmpfs shm /all/dev/shm
mount -t tmpfs tmp /all/tmp
mount -t tmpfs run /all/run
echo "mounted"
# Pages of memory come slowly by 9p: the browser is copied.
cp -r /host/usr/lib/chromium /all/tmp/browser
mkdir -p /all/etc/chromium/policies/managed
. /then.sh
poweroff -f
