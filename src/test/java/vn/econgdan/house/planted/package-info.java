/** A small house in which every rule is broken once; nothing here is ever run. */
package vn.econgdan.house.planted;
