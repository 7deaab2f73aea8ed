//! Numbers with names: message types (CCID 1.1 §6.1 to §6.3) and slot errors (§6.2.6).

use core::fmt;

macro_rules! codes {
    ($(#[$of:meta])* $type:ident { $($name:ident = $number:literal, $meaning:literal;)* }) => {
        $(#[$of])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(pub u8);

        impl $type {
            $(
                #[doc = concat!("`", stringify!($number), "`: ", $meaning, ".")]
                pub const $name: Self = Self($number);
            )*

            /// The name or meaning that the standard or the vendor gives, if it is known.
            #[must_use]
            pub fn meaning(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some($meaning),)*
                    _ => None,
                }
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    };
}

codes! {
    /// `bMessageType`: what a message is.
    MessageType {
        ICC_POWER_ON = 0x62, "PC_to_RDR_IccPowerOn";
        ICC_POWER_OFF = 0x63, "PC_to_RDR_IccPowerOff";
        GET_SLOT_STATUS = 0x65, "PC_to_RDR_GetSlotStatus";
        XFR_BLOCK = 0x6f, "PC_to_RDR_XfrBlock";
        GET_PARAMETERS = 0x6c, "PC_to_RDR_GetParameters";
        RESET_PARAMETERS = 0x6d, "PC_to_RDR_ResetParameters";
        SET_PARAMETERS = 0x61, "PC_to_RDR_SetParameters";
        ESCAPE = 0x6b, "PC_to_RDR_Escape";
        ICC_CLOCK = 0x6e, "PC_to_RDR_IccClock";
        T0_APDU = 0x6a, "PC_to_RDR_T0APDU";
        SECURE = 0x69, "PC_to_RDR_Secure";
        MECHANICAL = 0x71, "PC_to_RDR_Mechanical";
        ABORT = 0x72, "PC_to_RDR_Abort";
        SET_DATA_RATE_AND_CLOCK = 0x73, "PC_to_RDR_SetDataRateAndClockFrequency";
        DATA_BLOCK = 0x80, "RDR_to_PC_DataBlock";
        SLOT_STATUS = 0x81, "RDR_to_PC_SlotStatus";
        PARAMETERS = 0x82, "RDR_to_PC_Parameters";
        ESCAPE_ANSWER = 0x83, "RDR_to_PC_Escape";
        DATA_RATE_AND_CLOCK = 0x84, "RDR_to_PC_DataRateAndClockFrequency";
        NOTIFY_SLOT_CHANGE = 0x50, "RDR_to_PC_NotifySlotChange";
        HARDWARE_ERROR = 0x51, "RDR_to_PC_HardwareError";
    }
}

codes! {
    /// `bError` of a failed command (CCID 1.1 §6.2.6, table 6.2-2).
    ///
    /// `01` to `7F` is the position of the byte of the message that the reader did not like.
    SlotError {
        NOT_SUPPORTED = 0x00, "command not supported";
        BAD_LENGTH = 0x01, "the length is wrong";
        BAD_SLOT = 0x05, "no such slot";
        BAD_BYTE_7 = 0x07, "the first parameter (power, protocol) is wrong";
        SLOT_BUSY = 0xe0, "the slot is at work";
        PIN_CANCELLED = 0xef, "PIN entry was cancelled";
        PIN_TIMEOUT = 0xf0, "PIN entry took too long";
        BUSY_WITH_AUTO_SEQUENCE = 0xf2, "the reader is starting the card by itself";
        DEACTIVATED_PROTOCOL = 0xf3, "the protocol is deactivated";
        PROCEDURE_BYTE_CONFLICT = 0xf4, "unexpected procedure byte";
        CLASS_NOT_SUPPORTED = 0xf5, "class not supported";
        PROTOCOL_NOT_SUPPORTED = 0xf6, "protocol not supported";
        BAD_ATR_TCK = 0xf7, "wrong check byte in the answer to reset";
        BAD_ATR_TS = 0xf8, "wrong first byte of the answer to reset";
        HARDWARE = 0xfb, "hardware error";
        OVERRUN = 0xfc, "overrun between reader and card";
        PARITY = 0xfd, "parity error between reader and card";
        MUTE = 0xfe, "the card does not answer, or there is none";
        ABORTED = 0xff, "aborted";
        VENDOR_SHORT_CIRCUIT = 0xa2, "short circuit at the card (vendor)";
        VENDOR_ATR_TOO_LONG = 0xa3, "answer to reset too long (vendor)";
        VENDOR_NO_DATA = 0xab, "no data from the card (vendor)";
        GEMALTO_EMV = 0xbb, "the card does not fit the reader's EMV mode (Gemalto)";
    }
}

impl SlotError {
    /// The position of the byte that the reader did not like, if that is what it says.
    #[must_use]
    pub fn position(self) -> Option<u8> {
        (0x01..=0x7f).contains(&self.0).then_some(self.0)
    }

    /// Whether asking again a little later may help.
    #[must_use]
    pub fn is_busy(self) -> bool {
        matches!(self, Self::SLOT_BUSY | Self::BUSY_WITH_AUTO_SEQUENCE)
    }
}

impl fmt::Display for MessageType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meaning() {
            Some(name) => f.write_str(name),
            None => write!(f, "message {:02X}", self.0),
        }
    }
}

impl fmt::Display for SlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02X}", self.0)?;
        match (self.meaning(), self.position()) {
            (Some(meaning), _) => write!(f, " ({meaning})"),
            (None, Some(position)) => write!(f, " (byte {position} of the message is wrong)"),
            (None, None) => Ok(()),
        }
    }
}
