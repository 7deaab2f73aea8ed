#!/bin/busybox sh
# What the guest does: it lends its one USB device, QEMU's card reader, to whoever connects.
# A connection begins with a line « bus device »; from there on the kernel speaks USB/IP on it.
export PATH=/bin
device=/sys/bus/usb/devices/1-1
driver=/sys/bus/usb/drivers/usbip-host

if [ "$1" = lend ]; then
    # Called by nc: the connection is standard input and output.
    echo "$(cat $device/busnum) $(cat $device/devnum)"
    echo 0 > $device/usbip_sockfd
    # 2: in use, until whoever borrowed it hangs up.
    while [ "$(cat $device/usbip_status)" = 2 ]; do
        sleep 0.1
    done
    exit
fi

/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
for module in $(cat /modules/order); do
    insmod /modules/$module.ko
done
ip link set lo up
ip link set eth0 up
ip addr add 10.0.2.15/24 dev eth0
until [ -e $device/devnum ]; do
    sleep 0.1
done
printf 'add 1-1' > $driver/match_busid
echo 1-1 > /sys/bus/usb/drivers/usb/unbind
echo 1-1 > $driver/bind
echo "lent: $(cat $device/product)"
while true; do
    nc -l -p 3240 -e /init lend
done
