//! Numbers, texts and lists of the postcard wire format.
//!
//! A fault is remembered rather than returned: from then on everything reads
//! as empty, and [`Reader::is_done`] says no.

/// The deepest text within text that is read. The compiler keeps 24 levels of a file, and four files within
/// each other.
const DEEPEST: u8 = 200;

/// Bytes being read.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    rest: &'b [u8],
    faulty: bool,
    depth: u8,
}

impl<'b> Reader<'b> {
    /// Reads from the start of `bytes`.
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, faulty: false, depth: 0 }
    }

    /// Whether everything was read, and nothing was wrong.
    pub(super) const fn is_done(&self) -> bool {
        self.rest.is_empty() && !self.faulty
    }

    /// One byte.
    pub(super) fn byte(&mut self) -> u8 {
        let [first, rest @ ..] = self.rest else {
            self.faulty = true;
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// A yes or no.
    pub(super) fn flag(&mut self) -> bool {
        match self.byte() {
            0 => false,
            1 => true,
            _ => self.fail(),
        }
    }

    /// A number, seven bits a byte, the lowest first.
    pub(super) fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return number;
            }
        }
        // Nothing in a guide is that large.
        self.fail();
        0
    }

    /// A number of at most sixteen bits.
    pub(super) fn short(&mut self) -> u16 {
        u16::try_from(self.number()).unwrap_or_else(|_| {
            self.fail();
            0
        })
    }

    /// A text.
    pub(super) fn text(&mut self) -> String {
        let length = self.length();
        let taken = self.rest.split_at_checked(length);
        if let Some((text, rest)) = taken
            && let Ok(text) = std::str::from_utf8(text)
        {
            self.rest = rest;
            return text.to_owned();
        }
        self.fail();
        String::new()
    }

    /// A text that may be missing.
    pub(super) fn text_if(&mut self) -> Option<String> {
        self.flag().then(|| self.text())
    }

    /// A list of what `read` reads.
    pub(super) fn list<T>(&mut self, read: fn(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..self.length() {
            // A damaged length must not be believed: no item is shorter than nothing left.
            if self.faulty {
                break;
            }
            list.push(read(self));
        }
        list
    }

    /// A list that may hold lists of its own kind.
    pub(super) fn nested<T>(&mut self, read: fn(&mut Self) -> T) -> Vec<T> {
        if self.depth == DEEPEST {
            self.fail();
            return Vec::new();
        }
        self.depth += 1;
        let list = self.list(read);
        self.depth -= 1;
        list
    }

    /// Something that may be missing.
    pub(super) fn maybe<T>(&mut self, read: fn(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| read(self))
    }

    /// Says that something is wrong.
    pub(super) const fn fail(&mut self) -> bool {
        self.faulty = true;
        self.rest = &[];
        false
    }

    fn length(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(0)
    }
}
