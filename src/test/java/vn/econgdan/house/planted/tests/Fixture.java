package vn.econgdan.house.planted.tests;

import java.sql.Connection;

/** What a slow test leans on. */
record Fixture(Connection connection) {}
