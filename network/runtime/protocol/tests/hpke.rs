//! RFC 9180, A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode, sequence number 0.

use entropy_protocol::accusation::{
    hpke::{open_as_sender, Sealed},
    x25519::public_key,
};

struct Message {
    ephemeral_secret: [u8; 32],
    recipient_public_key: [u8; 32],
    enc: [u8; 32],
    info: Vec<u8>,
    aad: Vec<u8>,
    ciphertext: Vec<u8>,
}

impl Message {
    fn of_the_rfc() -> Self {
        let ciphertext =
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28";
        Self {
            ephemeral_secret: key("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600"),
            recipient_public_key: key("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a"),
            enc: key("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"),
            info: b"Ode on a Grecian Urn".to_vec(),
            aad: b"Count-0".to_vec(),
            ciphertext: hex::decode(ciphertext).unwrap(),
        }
    }

    fn open(&self) -> Option<Vec<u8>> {
        let sealed = Sealed {
            recipient_public_key: &self.recipient_public_key,
            enc: &self.enc,
            info: &self.info,
            aad: &self.aad,
            ciphertext: &self.ciphertext,
        };
        open_as_sender(&sealed, &self.ephemeral_secret)
    }
}

fn key(text: &str) -> [u8; 32] {
    hex::decode(text).unwrap().try_into().unwrap()
}

#[test]
fn opens_with_the_senders_secret_what_the_rfc_sealed() {
    let message = Message::of_the_rfc();
    assert_eq!(public_key(&message.ephemeral_secret), message.enc);
    assert_eq!(message.open().as_deref(), Some(&b"Beauty is truth, truth beauty"[..]));
}

#[test]
fn does_not_open_with_anything_changed() {
    let changes: [fn(&mut Message); 7] = [
        |message| message.ephemeral_secret[20] ^= 1,
        |message| message.recipient_public_key[20] ^= 1,
        |message| message.enc[20] ^= 1,
        |message| message.info[0] ^= 1,
        |message| message.aad[6] ^= 1,
        |message| message.ciphertext[0] ^= 1,
        |message| message.ciphertext[44] ^= 1,
    ];
    for (number, change) in changes.iter().enumerate() {
        let mut message = Message::of_the_rfc();
        change(&mut message);
        assert_eq!(message.open(), None, "change {number}");
    }
}

#[test]
fn does_not_open_what_is_cut_short() {
    for length in [0, 1, 15, 16, 44] {
        let mut message = Message::of_the_rfc();
        message.ciphertext.truncate(length);
        assert_eq!(message.open(), None, "{length} bytes");
    }
}

#[test]
fn does_not_open_for_a_recipient_of_small_order() {
    let mut message = Message::of_the_rfc();
    message.recipient_public_key = [0; 32];
    assert_eq!(message.open(), None);
}
