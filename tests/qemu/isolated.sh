#!/bin/busybox sh
# Shows the browser the site, as an Isolated Web App and as a host's, with QEMU's card reader allowed by policy to both.
for folder in site isolated tests; do
    mkdir /all/tmp/$folder
    mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,ro $folder /all/tmp/$folder
done
cp /host/usr/bin/node /all/tmp/node
app=isolated-app://w2gqjem6b4m7vhiqpjr3btcpp7dxfyjt6h4uuyuxklcsmygtgncaaaac
echo '{"WebUsbAllowDevicesForUrls":[{"devices":[{"vendor_id":2278,"product_id":17459}],"urls":["http://127.0.0.1:8000","'$app'"]}]}' \
    > /all/etc/chromium/policies/managed/usb.json
echo "browser"
HOME=/tmp timeout 1500 chroot /all /tmp/node /tmp/tests/qemu/isolated.mjs 2>&1
