/* Loads libccid and does with it what is asked on the standard input; what libccid asks of USB goes to the
 * standard output, to be answered by the virtual reader that started this program.
 *
 * A frame is one letter, four bytes of length (least significant first) and as many bytes:
 *
 *   in   O open (class descriptor of 54 bytes)   U power up   P protocol (0 or 1)   X transmit (protocol, command)
 *        D power down   C close
 *   out  w bulk-OUT (bytes)   r bulk-IN (at most so many, 4 bytes)   c control (setup, 8 bytes)
 *   in   d what was read      e it failed
 *   out  = result (return code, 4 bytes, then data): the end of what was asked, and once when libccid is loaded
 *
 * The types of libusb and of the IFD handler are declared here as far as they are used, so that neither needs
 * its header files: their layout is the binary interface of both libraries.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- frames ---- */

static unsigned char frame[70000];
static uint32_t frame_length;

static void leave(const char *why) {
    fprintf(stderr, "host: %s\n", why);
    exit(1);
}

static void put32(unsigned char *to, uint32_t value) {
    for (int i = 0; i < 4; i++)
        to[i] = value >> (8 * i);
}

static uint32_t get32(const unsigned char *from) {
    return from[0] | from[1] << 8 | from[2] << 16 | (uint32_t)from[3] << 24;
}

static void say(char kind, const void *data, uint32_t length) {
    unsigned char head[5] = {kind};
    put32(head + 1, length);
    fwrite(head, 1, sizeof head, stdout);
    fwrite(data, 1, length, stdout);
    if (fflush(stdout))
        leave("nobody listens");
}

/* The next frame's letter; its bytes are in `frame`. */
static int hear(void) {
    unsigned char head[5];
    if (fread(head, 1, sizeof head, stdin) != sizeof head)
        exit(0);
    frame_length = get32(head + 1);
    if (frame_length > sizeof frame)
        leave("too long a frame");
    if (fread(frame, 1, frame_length, stdin) != frame_length)
        leave("half a frame");
    return head[0];
}

/* ---- libusb, as far as libccid uses it: one device, one configuration, one interface ---- */

enum { SUCCESS = 0, ERROR_IO = -1, ERROR_NOT_FOUND = -5 };

/* libccid wants a reader that it knows, and there is nothing special about this one (KAP-LINK). */
enum { VENDOR = 0x2947, PRODUCT = 0x0101 };

struct device_descriptor {
    uint8_t bLength, bDescriptorType;
    uint16_t bcdUSB;
    uint8_t bDeviceClass, bDeviceSubClass, bDeviceProtocol, bMaxPacketSize0;
    uint16_t idVendor, idProduct, bcdDevice;
    uint8_t iManufacturer, iProduct, iSerialNumber, bNumConfigurations;
};

struct endpoint_descriptor {
    uint8_t bLength, bDescriptorType, bEndpointAddress, bmAttributes;
    uint16_t wMaxPacketSize;
    uint8_t bInterval, bRefresh, bSynchAddress;
    const unsigned char *extra;
    int extra_length;
};

struct interface_descriptor {
    uint8_t bLength, bDescriptorType, bInterfaceNumber, bAlternateSetting, bNumEndpoints;
    uint8_t bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol, iInterface;
    const struct endpoint_descriptor *endpoint;
    const unsigned char *extra;
    int extra_length;
};

struct interface {
    const struct interface_descriptor *altsetting;
    int num_altsetting;
};

struct config_descriptor {
    uint8_t bLength, bDescriptorType;
    uint16_t wTotalLength;
    uint8_t bNumInterfaces, bConfigurationValue, iConfiguration, bmAttributes, MaxPower;
    const struct interface *interface;
    const unsigned char *extra;
    int extra_length;
};

static unsigned char class_descriptor[54];

static const struct endpoint_descriptor endpoints[2] = {
    {.bLength = 7, .bDescriptorType = 5, .bEndpointAddress = 0x81, .bmAttributes = 2, .wMaxPacketSize = 64},
    {.bLength = 7, .bDescriptorType = 5, .bEndpointAddress = 0x02, .bmAttributes = 2, .wMaxPacketSize = 64},
};
static const struct interface_descriptor setting = {
    .bLength = 9, .bDescriptorType = 4, .bNumEndpoints = 2, .bInterfaceClass = 0x0b,
    .endpoint = endpoints, .extra = class_descriptor, .extra_length = sizeof class_descriptor,
};
static const struct interface interfaces[1] = {{&setting, 1}};
static struct config_descriptor configuration = {
    .bLength = 9, .bDescriptorType = 2, .wTotalLength = 9 + 9 + 54 + 14, .bNumInterfaces = 1,
    .bConfigurationValue = 1, .bmAttributes = 0x80, .MaxPower = 50, .interface = interfaces,
};

/* Whoever has no contents is known by its address. */
static char context, device, handle;
static void *devices[2];

int libusb_init(void **out) {
    if (out)
        *out = &context;
    return SUCCESS;
}

void libusb_exit(void *ctx) { (void)ctx; }

long libusb_get_device_list(void *ctx, void ***list) {
    (void)ctx;
    devices[0] = &device;
    *list = devices;
    return 1;
}

void libusb_free_device_list(void **list, int unref) { (void)list, (void)unref; }

uint8_t libusb_get_bus_number(void *dev) { return (void)dev, 1; }

uint8_t libusb_get_device_address(void *dev) { return (void)dev, 2; }

int libusb_get_device_descriptor(void *dev, struct device_descriptor *out) {
    (void)dev;
    *out = (struct device_descriptor){
        .bLength = 18, .bDescriptorType = 1, .bcdUSB = 0x0200, .bMaxPacketSize0 = 64,
        .idVendor = VENDOR, .idProduct = PRODUCT, .bcdDevice = 0x0100, .bNumConfigurations = 1,
    };
    return SUCCESS;
}

int libusb_get_active_config_descriptor(void *dev, struct config_descriptor **out) {
    (void)dev;
    *out = &configuration;
    return SUCCESS;
}

void libusb_free_config_descriptor(struct config_descriptor *config) { (void)config; }

int libusb_open(void *dev, void **out) {
    (void)dev;
    *out = &handle;
    return SUCCESS;
}

void libusb_close(void *dev) { (void)dev; }

int libusb_claim_interface(void *dev, int number) { return (void)dev, (void)number, SUCCESS; }

int libusb_release_interface(void *dev, int number) { return (void)dev, (void)number, SUCCESS; }

const char *libusb_error_name(int code) { return (void)code, "failed"; }

int libusb_get_string_descriptor_ascii(void *dev, uint8_t index, unsigned char *to, int length) {
    return (void)dev, (void)index, (void)to, (void)length, ERROR_NOT_FOUND;
}

/* Takes what was read; its length, or that it failed. */
static int answer(unsigned char *to, int length) {
    if (hear() != 'd')
        return ERROR_IO;
    if ((int)frame_length > length)
        leave("more than was asked for");
    memcpy(to, frame, frame_length);
    return frame_length;
}

int libusb_bulk_transfer(void *dev, unsigned char endpoint, unsigned char *data, int length, int *transferred,
                         unsigned int timeout) {
    (void)dev, (void)timeout;
    if (endpoint == 0x02) {
        say('w', data, length);
        *transferred = length;
        return SUCCESS;
    }
    unsigned char most[4];
    put32(most, length);
    say('r', most, sizeof most);
    int got = answer(data, length);
    *transferred = got < 0 ? 0 : got;
    return got < 0 ? got : SUCCESS;
}

int libusb_control_transfer(void *dev, uint8_t type, uint8_t request, uint16_t value, uint16_t index,
                            unsigned char *data, uint16_t length, unsigned int timeout) {
    (void)dev, (void)timeout;
    unsigned char setup[8] = {type, request, value, value >> 8, index, index >> 8, length, length >> 8};
    say('c', setup, sizeof setup);
    return answer(data, length);
}

/* For interrupt pipes, which this device does not have. */
void *libusb_alloc_transfer(int packets) { return (void)packets, NULL; }
void libusb_free_transfer(void *transfer) { (void)transfer; }
int libusb_submit_transfer(void *transfer) { return (void)transfer, ERROR_NOT_FOUND; }
int libusb_cancel_transfer(void *transfer) { return (void)transfer, ERROR_NOT_FOUND; }
int libusb_handle_events_completed(void *ctx, int *done) { return (void)ctx, (void)done, ERROR_NOT_FOUND; }

/* ---- what pcscd gives to its drivers ---- */

void log_msg(int priority, const char *format, ...) {
    va_list arguments;
    (void)priority;
    if (!getenv("LIBCCID_LOG"))
        return;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

void log_xxd(int priority, const char *before, const unsigned char *bytes, int length) {
    (void)priority;
    if (!getenv("LIBCCID_LOG"))
        return;
    fputs(before, stderr);
    while (length-- > 0)
        fprintf(stderr, "%02X ", *bytes++);
    fputc('\n', stderr);
}

/* A virtual reader needs no rest. */
int usleep(unsigned int micros) { return (void)micros, 0; }
unsigned int sleep(unsigned int seconds) { return (void)seconds, 0; }

/* ---- the IFD handler ---- */

typedef unsigned long dword;
struct io_header {
    dword protocol, length;
};

static long (*create)(dword, char *);
static long (*destroy)(dword);
static long (*power)(dword, dword, unsigned char *, dword *);
static long (*agree)(dword, dword, unsigned char, unsigned char, unsigned char, unsigned char);
static long (*transmit)(dword, struct io_header, unsigned char *, dword, unsigned char *, dword *,
                        struct io_header *);

static void *find(void *library, const char *name) {
    void *symbol = dlsym(library, name);
    if (!symbol)
        leave(name);
    return symbol;
}

static unsigned char command[70000];
static unsigned char result[4 + 70000];

static void end(long code, dword length) {
    put32(result, code);
    say('=', result, 4 + (code ? 0 : length));
}

int main(int count, char **arguments) {
    enum { POWER_UP = 500, POWER_DOWN = 501 };
    void *library = count > 1 ? dlopen(arguments[1], RTLD_NOW | RTLD_GLOBAL) : NULL;
    if (!library)
        leave(count > 1 ? dlerror() : "which library?");
    create = find(library, "IFDHCreateChannelByName");
    destroy = find(library, "IFDHCloseChannel");
    power = find(library, "IFDHPowerICC");
    agree = find(library, "IFDHSetProtocolParameters");
    transmit = find(library, "IFDHTransmitToICC");

    end(0, 0);
    for (;;) {
        unsigned char *data = result + 4;
        dword length = sizeof result - 4;
        char name[32];
        struct io_header header = {0, sizeof header};
        long code;
        switch (hear()) {
        case 'O':
            if (frame_length != sizeof class_descriptor)
                leave("no class descriptor");
            memcpy(class_descriptor, frame, sizeof class_descriptor);
            snprintf(name, sizeof name, "usb:%04x/%04x", VENDOR, PRODUCT);
            end(create(0, name), 0);
            break;
        case 'U':
            length = 33;
            code = power(0, POWER_UP, data, &length);
            end(code, length);
            break;
        case 'P':
            /* SCARD_PROTOCOL_T0 is 1, SCARD_PROTOCOL_T1 is 2. */
            end(agree(0, frame[0] + 1, 0, 0, 0, 0), 0);
            break;
        case 'X':
            /* `frame` is written to while the reader answers. */
            memcpy(command, frame, frame_length);
            header.protocol = command[0];
            code = transmit(0, header, command + 1, frame_length - 1, data, &length, &header);
            end(code, length);
            break;
        case 'D':
            length = 33;
            end(power(0, POWER_DOWN, data, &length), 0);
            break;
        case 'C':
            end(destroy(0), 0);
            break;
        default:
            leave("an unknown frame");
        }
    }
}
