//! Our virtual cards before OpenSC, another's program for cards.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

mod card;
mod daemon;
mod programs;

use card::Inserted;
use daemon::Daemon;
use programs::Programs;
use sim::{Card, Variant};

#[test]
fn look() {
    let programs = match Programs::find() {
        Ok(programs) => programs,
        Err(missing) => {
            println!("not run: {missing} is missing");
            return;
        }
    };
    let daemon = Daemon::start(&programs);
    let inserted = Inserted::into_reader(Card::new(Variant::Cps3).for_foreign_host(), daemon.port());
    let _ = 1;
    for (program, args) in [
        (&programs.pkcs15, vec!["--aid","E828BD080F8025000001FF0010","-vvvvvvvv", "-D"]),
        (&programs.opensc, vec!["-a"]),
        (&programs.opensc, vec!["-n"]),
        (&programs.pkcs15, vec!["--aid","E828BD080F8025000001FF0010","-D"]),
        (&programs.pkcs15, vec!["--aid","E828BD080F8025000001FF0010","--list-certificates"]),
        (&programs.pkcs15, vec!["--aid","E828BD080F8025000001FF0010","--list-pins"]),
        (&programs.pkcs15, vec!["--aid","E828BD080F8025000001FF0010","--read-certificate", "e828bd080f8025000001ff001002"]),
    ] {
        let out = daemon.client(program).args(&args).output().unwrap();
        println!("=== {program:?} {args:?} {}\n{}\n--\n{}", out.status, String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        for e in inserted.journal() {
            println!("  {:02x?} -> {:02x?}", iso7816::Hex(&e.command), iso7816::Hex(&e.answer));
        }
    }
    drop(daemon);
    let card = inserted.out();
    println!("{:#?}", card.caught());
}
