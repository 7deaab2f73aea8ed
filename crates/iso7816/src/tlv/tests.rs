//! Objects as cards send them, and as they should not.

use super::*;

fn parse_all(bytes: &[u8]) -> Result<Vec<(u32, Vec<u8>)>, TlvFault> {
    objects(bytes).map(|o| o.map(|o| (o.tag.number(), o.value.to_vec()))).collect()
}

#[test]
fn file_control_parameters_of_a_cps3() {
    let fcp = [
        0x62, 0x25, 0x80, 0x02, 0x00, 0x0c, 0x82, 0x01, 0x01, 0x83, 0x02, 0xd0, 0x03, 0x88, 0x01, 0xe0, 0xa1,
        0x12, 0x8c, 0x07, 0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x9c, 0x07, 0x7b, 0xff, 0xff, 0xff, 0xff,
        0xff, 0x00, 0x8a, 0x01, 0x05,
    ];
    let template = find(&fcp, 0x62).unwrap().unwrap();
    assert_eq!(find(template, 0x80), Ok(Some(&[0x00, 0x0c][..])));
    assert_eq!(find(template, 0x8a), Ok(Some(&[0x05][..])));
    assert_eq!(find(template, 0x99), Ok(None));
    let tags: Vec<u32> = objects(template).map(|o| o.unwrap().tag.number()).collect();
    assert_eq!(tags, [0x80, 0x82, 0x83, 0x88, 0xa1, 0x8a]);
}

#[test]
fn a_tag_of_three_bytes() {
    // The counter object of a CPS3.
    let data = [0x70, 0x08, 0xbf, 0x81, 0x01, 0x04, 0xa0, 0x02, 0x9a, 0x00];
    let inner = find(&data, 0x70).unwrap().unwrap();
    assert_eq!(find(inner, 0x00bf_8101), Ok(Some(&[0xa0, 0x02, 0x9a, 0x00][..])));
    let tag = Tag::new(0x00bf_8101).unwrap();
    assert!(tag.is_constructed());
    assert_eq!(tag.to_string(), "BF 81 01");
}

#[test]
fn which_numbers_are_tags() {
    for number in [0x00, 0x4f, 0x62, 0x7f41, 0x5f2d, 0x00bf_8101] {
        assert_eq!(Tag::new(number).map(Tag::number), Some(number), "{number:X}");
    }
    for number in [0x1f, 0x7f81, 0x8001, 0x00bf_8181, 0xbf81_8101, u32::MAX] {
        assert_eq!(Tag::new(number), None, "{number:X}");
    }
}

#[test]
fn padding_is_skipped_between_and_after() {
    let data = [0x00, 0xff, 0x80, 0x01, 0xaa, 0x00, 0x00, 0x81, 0x00, 0xff];
    assert_eq!(parse_all(&data), Ok(vec![(0x80, vec![0xaa]), (0x81, vec![])]));
    assert_eq!(parse_all(&[0xff; 40]), Ok(vec![]));
}

#[test]
fn faults_have_a_place() {
    for (bytes, fault) in [
        (&[0x80][..], TlvFault::LengthEnds(1)),
        (&[0x7f], TlvFault::TagEnds(0)),
        (&[0x80, 0x00, 0x7f, 0x81, 0x81, 0x01], TlvFault::TagTooLong(2)),
        (&[0x80, 0x80], TlvFault::LengthForm(1)),
        (&[0x80, 0x85, 0, 0, 0, 0, 0], TlvFault::LengthForm(1)),
        (&[0x80, 0x82, 0x01], TlvFault::LengthEnds(1)),
        (&[0x80, 0x03, 0x01], TlvFault::ValueEnds { position: 2, missing: 2 }),
        (&[0x80, 0x84, 0xff, 0xff, 0xff, 0xff], TlvFault::ValueEnds { position: 6, missing: 0xffff_ffff }),
    ] {
        assert_eq!(parse_all(bytes), Err(fault), "{bytes:02X?}");
    }
}

#[test]
fn what_is_emitted_can_be_read() {
    for number in [0x4f, 0x7f41, 0x00bf_8101] {
        for length in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000] {
            let value = vec![0x5a; length];
            let object = Object { tag: Tag::new(number).unwrap(), value: &value };
            let mut out = vec![0xa5];
            object.emit(&mut out);
            let mut cursor = Cursor::new(&out[1..]);
            assert_eq!(Object::read(&mut cursor), Ok(object));
            assert!(cursor.is_empty());
        }
    }
}
