package org.bailee.server.keys;

/// Something to be done once the keys are there, at the start or when somebody unseals the server, before anything is
/// served. In the order of its bean.
public interface BeforeServing {
    /// What a backup did not know yet comes before everything.
    int KEEPING_PROMISES = 1;

    int LETTING_IN = 2;

    /// @throws org.bailee.server.shared.Unavailable if nothing may be served yet: the server is sealed again then
    void prepare();
}
