/**
 * What the house has agreed on, checked: who may look where, and that files which must fit each
 * other do. Every rule and guard has a test in which a planted violation makes it speak.
 */
package vn.econgdan.house;
