#!/bin/busybox sh
# What the guest does with a browser: it takes the host's own by 9p, read-only, below a layer of memory, and shows
# it one page from 127.0.0.1, with QEMU's card reader allowed by policy. The page's steps are printed.
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
mkdir -p /all/etc/chromium/policies/managed /all/tmp/page
cp /page.html /all/tmp/page/index.html
echo '{"WebUsbAllowDevicesForUrls":[{"devices":[{"vendor_id":2278,"product_id":17459}],"urls":["http://127.0.0.1:8000"]}]}' \
    > /all/etc/chromium/policies/managed/usb.json
httpd -p 127.0.0.1:8000 -h /all/tmp/page
echo "browser"
# Started this slowly, its services would give up waiting for each other: the network's runs within.
HOME=/tmp timeout 300 chroot /all /tmp/browser/chromium --headless=new --no-sandbox --disable-gpu --no-first-run \
    --user-data-dir=/tmp/profile --enable-logging=stderr --enable-features=NetworkServiceInProcess2 \
    --disable-background-networking --disable-component-update --disable-extensions --disable-sync \
    --disable-default-apps --app=http://127.0.0.1:8000/ 2>&1 | while read -r line; do
    case "$line" in
    *CONSOLE*'"step '*)
        line=${line#*\"}
        echo "${line%%\"*}"
        ;;
    esac
done
poweroff -f
