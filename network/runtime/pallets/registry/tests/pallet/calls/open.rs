use crate::support::{chain::*, dealer::*, made::*, mock::*, server::Server, speech::*};
use entropy_registry::{Complaint::*, *};
use entropy_servers::{Offence, RosterUses, ServerStatus};
use frame::testing_prelude::*;

const ACCUSER: Place = (1, 1);

/// A dealing in which a member gets this, and calls it bad.
fn accused(spoiled: Option<Spoiled>) -> Made {
    let spoiled = spoiled.into_iter().map(|spoiled| (ACCUSER, spoiled)).collect();
    let made = dealt_by("alice", Dealer { spoiled, ..Dealer::new("alice") });
    assert_ok!(made.challenge(ACCUSER, Bad));
    made
}

#[test]
fn a_good_share_costs_the_accuser_its_bond_and_the_dealing_its_life() {
    chain().execute_with(|| {
        let made = accused(None);
        run_to(3);
        assert_ok!(made.deliver((0, 0)));
        assert_ok!(made.challenge((2, 0), Bad));
        let info = made.open(ACCUSER).unwrap();
        assert_eq!(info.pays_fee, Pays::Yes);

        let accuser = Server::seated(ACCUSER.0, ACCUSER.1);
        assert_eq!((bond_of(accuser), pot()), (0, MIN_BOND));
        let status = entropy_servers::Servers::<Test>::get(&accuser.stash).unwrap().status;
        assert_eq!(status, ServerStatus::Chilled);
        let outcome = Outcome {
            attempt: 1,
            dealing_hash: Some(made.dealing_hash),
            block: 3,
            fault: Fault::Server,
            reason: Reason::FalseAccusation,
            culprit: Some(accuser.stash.clone()),
        };
        assert_eq!(last_of("alice"), outcome);
        let until = 3 + DEAL_WINDOW;
        let registration = Registrations::<Test>::get(account("alice")).unwrap();
        assert_eq!(registration.stage, Stage::Open { until });
        assert_eq!((registration.deposit, held("alice")), (DEPOSIT, DEPOSIT));
        let died = Event::<Test>::DealingDied { registrant: account("alice"), outcome, until };
        System::assert_has_event(died.into());
        let (stash, offence, amount) = (accuser.stash.clone(), Offence::FalseAccusation, MIN_BOND);
        let slashed = entropy_servers::Event::<Test>::Slashed { stash, offence, amount };
        System::assert_has_event(slashed.into());

        assert_eq!(Dealings::<Test>::get(account("alice")), None);
        assert_eq!(VerifyingKeys::<Test>::get(made.dealing.verifying_key), None);
        assert_eq!((Deliveries::<Test>::iter().count(), RosterUses::<Test>::get(1)), (0, 0));
        books_are_right();
        // The next roster is without the liar.
        run_to(4);
        assert!(!Dealer::new("alice")
            .make()
            .roster
            .iter()
            .flatten()
            .any(|server| server.stash == accuser.stash));
    });
}

#[test]
fn a_bad_share_costs_the_dealer_its_deposit() {
    for spoiled in [Spoiled::Garbage, Spoiled::WrongShare] {
        chain().execute_with(|| {
            let made = accused(Some(spoiled.clone()));
            run_to(3);
            let info = made.open(ACCUSER).unwrap();
            assert_eq!(info.pays_fee, Pays::Yes);
            assert_eq!((held("alice"), pot()), (0, DEPOSIT));
            assert_eq!(Balances::free_balance(account("alice")), RICH - DEPOSIT);
            let outcome = Outcome {
                attempt: 1,
                dealing_hash: Some(made.dealing_hash),
                block: 3,
                fault: Fault::User,
                reason: Reason::BadShare,
                culprit: None,
            };
            assert_eq!(last_of("alice"), outcome);
            let event = Event::<Test>::RegistrationEnded { registrant: account("alice"), outcome };
            System::assert_last_event(event.into());
            assert_eq!(bond_of(Server::seated(ACCUSER.0, ACCUSER.1)), MIN_BOND);
            assert_eq!(Registrations::<Test>::get(account("alice")), None);
            assert_eq!(Dealings::<Test>::get(account("alice")), None);
            assert_eq!(VerifyingKeys::<Test>::get(made.dealing.verifying_key), None);
            assert_eq!(RosterUses::<Test>::get(1), 0);
            books_are_right();
        });
    }
}

#[test]
fn only_the_registrant_opens() {
    chain().execute_with(|| {
        let made = accused(None);
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let Evidence { dealing_hash, envelope, proof, ephemeral_secret, .. } = made.evidence(ACCUSER);
            let call = Registry::open(origin, dealing_hash, 1, 1, envelope, proof, ephemeral_secret);
            assert_noop!(call, DispatchError::BadOrigin);
        }
        let by_bob = made.evidence(ACCUSER).with(|evidence| evidence.registrant = account("bob"));
        assert_noop!(by_bob.clone().open(), Error::<Test>::NotRegistering);
        assert_ok!(register("bob"));
        assert_noop!(by_bob.clone().open(), Error::<Test>::WrongStage);
        assert_ok!(deal("bob", Dealer::new("bob").make().dealing));
        assert_noop!(by_bob.open(), Error::<Test>::WrongDealing);
    });
}

#[test]
fn envelopes_are_opened_until_the_confirm_deadline() {
    chain().execute_with(|| {
        let made = accused(None);
        run_to(1 + CONFIRM_WINDOW);
        hypothetically_ok!(made.open(ACCUSER));
        run_to(2 + CONFIRM_WINDOW);
        assert_noop!(made.open(ACCUSER), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn only_what_a_member_of_the_roster_calls_bad_is_opened() {
    chain().execute_with(|| {
        let made = accused(None);
        let beyond = made.evidence(ACCUSER).with(|evidence| evidence.subgroup = 3);
        assert_noop!(beyond.open(), Error::<Test>::InvalidSubgroup);
        for member in [3, 255] {
            let beyond = made.evidence(ACCUSER).with(|evidence| evidence.member = member);
            assert_noop!(beyond.open(), Error::<Test>::NotAMember);
        }
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 2), Missing));
        for place in [(1, 0), (1, 2), (0, 1)] {
            assert_noop!(made.open(place), Error::<Test>::NotChallenged);
        }
    });
}

#[test]
fn only_the_committed_envelope_is_opened_with_its_own_secret() {
    chain().execute_with(|| {
        let made = accused(None);
        let good = made.evidence(ACCUSER);
        let not_committed: [fn(&mut Evidence); 3] = [
            |evidence| evidence.envelope.enc[0] ^= 1,
            |evidence| evidence.envelope.ciphertext[113] ^= 1,
            |evidence| evidence.proof[1].0[0] ^= 1,
        ];
        for spoil in not_committed {
            assert_noop!(good.clone().with(spoil).open(), Error::<Test>::BadMerkleProof);
        }
        // The last three multiply like the true one.
        let wrong: [fn(&mut Evidence); 4] = [
            |evidence| evidence.ephemeral_secret[9] ^= 1,
            |evidence| evidence.ephemeral_secret[0] |= 1,
            |evidence| evidence.ephemeral_secret[31] |= 0x80,
            |evidence| evidence.ephemeral_secret[31] &= 0x3f,
        ];
        for spoil in wrong {
            assert_noop!(good.clone().with(spoil).open(), Error::<Test>::WrongEphemeral);
        }
        hypothetically_ok!(good.open());
    });
}

#[test]
fn an_envelope_copied_from_another_dealing_opens_nothing_even_with_its_secret() {
    chain().execute_with(|| {
        let of_bob = dealt("bob");
        let sealed = of_bob.sealed(ACCUSER).clone();
        let made = accused(Some(Spoiled::Copied(sealed)));
        // Bob's dealing is not touched by what Alice's says of it.
        assert_ok!(made.open(ACCUSER));
        assert_eq!(last_of("alice").reason, Reason::BadShare);
        (0..3).for_each(|subgroup| of_bob.confirm_all_of(subgroup));
        assert!(Registered::<Test>::contains_key(account("bob")));
    });
}
