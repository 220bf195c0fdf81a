//! Clients that send the heads of their requests a byte at a time, and a person among them.

use tokio::io::AsyncWriteExt as _;

use super::extent::chance;
use super::home::{expect_sound, start};
use super::postings::{lines, prepared};
use super::tally::Trials;
use super::throng::{expect_health, pay, throng};
use crate::client::Client;

const TIMES: usize = 12;
const PAYMENTS: usize = 3;

/// That each of the connections ends after its time is held where the clock can be moved, in the server's own tests.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_answered_while_heads_drip_from_many_connections() {
    let (home, entry) = prepared().await;
    let mut tried = Trials::of("slow heads", "answered payments");
    let mut chance = chance("slow heads");
    for _ in 0..TIMES {
        let place = home.copy();
        let server = start(&place);
        let client = Client::of(&server);
        // More than all places there are from one address, or more than its share from each of two.
        let (hosts, of_each) = *chance.choice(&[(1, 530), (2, 250), (3, 160)]).unwrap();
        let beginning = b"POST /api/v1/months HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
        let sent = &beginning[..chance.usize(0..beginning.len())];
        let mut dripping = throng(&server, hosts, of_each, sent).await;
        for number in 0..PAYMENTS {
            for connection in &mut dripping {
                // The server may have closed it.
                let _ = connection.write_all(b"a").await;
            }
            pay(&client, entry, &format!("payment {number}")).await;
            expect_health(&client).await;
        }
        let found = lines(&client).await;
        assert_eq!(found.len(), PAYMENTS);
        tried.count(found.len());
        drop(dripping);
        assert!(server.stop().0.success());
        expect_sound(&place);
    }
    tried.report();
}
