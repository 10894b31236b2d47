/** Where people live: wards, residential groups and households. */
package vn.econgdan.registry.residence;
