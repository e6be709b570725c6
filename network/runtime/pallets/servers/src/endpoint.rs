//! Where a server listens.

/// `http://` or `https://` and then printable ASCII. Clients parse the rest and refuse what they cannot use.
pub fn is_valid(endpoint: &[u8]) -> bool {
    let schemes: [&[u8]; 2] = [b"http://", b"https://"];
    schemes
        .iter()
        .find_map(|scheme| endpoint.strip_prefix(*scheme))
        .is_some_and(|rest| !rest.is_empty() && rest.iter().all(u8::is_ascii_graphic))
}
