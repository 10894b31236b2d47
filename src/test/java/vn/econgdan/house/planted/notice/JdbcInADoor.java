package vn.econgdan.house.planted.notice;

import java.sql.Connection;

/** JDBC outside of a store. */
record JdbcInADoor(Connection connection) {}
