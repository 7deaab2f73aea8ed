#!/bin/busybox sh
# Shows the browser one page from 127.0.0.1, with QEMU's card reader allowed by policy; the page says its steps.
mkdir /all/tmp/page
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
