package vn.econgdan.house.planted.kernel;

/** Money that rounds by itself. */
record Wallet(double amount) {}
