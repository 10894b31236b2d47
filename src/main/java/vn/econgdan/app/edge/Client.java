package vn.econgdan.app.edge;

/**
 * From where a request comes, as far as it can be believed.
 *
 * @param address of the network, for audit and throttle
 * @param direct from this machine, and no proxy says it spoke for somebody else
 * @param encrypted TLS up to us, or up to a proxy we trust
 * @param clearText a password in it could have been read on the way
 */
record Client(String address, boolean direct, boolean encrypted, boolean clearText) {}
