//! What servers do for themselves, at any time: come and go, move, change their keys. None of it frees them of a duty.

use super::world::{name_of, World};
use crate::support::{chain::*, mock::*, server::*};
use entropy_constraints::ConstraintAccounts;
use entropy_servers::ServersParameters;
use frame::testing_prelude::*;

impl World {
    fn server(&self, pick: u8) -> &'static Server {
        self.servers[usize::from(pick) % self.servers.len()]
    }

    /// One of those of which this is so; any, if there is none.
    fn one_of(&mut self, pick: u8, is_so: impl Fn(&Server) -> bool) -> &'static Server {
        let servers = self.servers.clone();
        let some: Vec<_> = self.look(|| servers.into_iter().filter(|server| is_so(server)).collect());
        some.get(usize::from(pick) % some.len().max(1)).copied().unwrap_or(self.server(pick))
    }

    /// Who lost part of its bond makes up for it first.
    pub fn admit(&mut self, pick: u8) -> DispatchResult {
        let server = self.server(pick);
        let ServersParameters { min_bond, .. } = self.look(entropy_servers::Parameters::<Test>::get);
        let missing = min_bond.saturating_sub(self.look(|| bond_of(server)));
        if missing > 0 {
            let origin = RuntimeOrigin::signed(server.stash.clone());
            self.act(|| Servers::bond_extra(origin, missing))?;
        }
        self.act(|| Servers::admit(RuntimeOrigin::root(), server.stash.clone()))
    }

    /// Only a server that leaves, or has left, is refused. Rosters in use keep the old keys, so no duty changes.
    pub fn change_keys(&mut self, pick: u8, keys: u8) {
        let server = self.server(pick).with_keys(keys % KEY_SETS);
        let leaves = self.look(|| !is_known(server) || is_leaving(server));
        let result = self.act(|| server.change_keys());
        assert_eq!(result.is_err(), leaves, "{result:?}");
    }

    pub fn leave(&mut self, pick: u8) -> DispatchResult {
        let stash = self.server(pick).stash.clone();
        self.act(|| Servers::leave(RuntimeOrigin::signed(stash)))
    }

    pub fn withdraw(&mut self, pick: u8) -> DispatchResult {
        let stash = self.one_of(pick, |server| is_known(server) && is_leaving(server)).stash.clone();
        self.act(|| Servers::withdraw(RuntimeOrigin::signed(stash)))
    }

    /// Whoever has left may come again, with other keys.
    pub fn join(&mut self, pick: u8, keys: u8) {
        let server = self.one_of(pick, |server| !is_known(server)).with_keys(keys % KEY_SETS);
        let is_known = self.look(|| is_known(server));
        let result = self.act(|| server.join());
        assert_eq!(result.is_err(), is_known, "{result:?}");
        if result.is_ok() {
            self.note("Rejoined");
        }
    }

    pub fn change_endpoint(&mut self, pick: u8) {
        let server = self.server(pick);
        let is_known = self.look(|| is_known(server));
        let result = self.act(|| server.move_to("http://127.0.0.1:3002"));
        assert_eq!(result.is_ok(), is_known, "{result:?}");
    }

    /// The account for that may, once there is a key.
    pub fn change_rules(&mut self, user: u8) {
        let registrant = account(name_of(user));
        let is_known = self.look(|| ConstraintAccounts::<Test>::contains_key(&registrant));
        let origin = RuntimeOrigin::signed(account("rules"));
        let result = self.act(|| Constraints::update_constraints(origin, registrant, Default::default()));
        assert_eq!(result.is_ok(), is_known, "{result:?}");
    }
}
