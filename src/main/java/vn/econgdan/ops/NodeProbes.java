package vn.econgdan.ops;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import vn.econgdan.dispatch.LinkStatus;

/**
 * What one node sees beside the database.
 *
 * @param node this node's name
 * @param links where its binds stand
 * @param brokerUp whether the broker answers; bounded
 * @param queues messages a queue, of a broker inside the program; empty for one outside
 * @param stores directories whose disks must not fill up, by name
 * @param pools connections to the database
 */
public record NodeProbes(
    String node,
    Supplier<List<LinkStatus>> links,
    BooleanSupplier brokerUp,
    Supplier<Map<String, Long>> queues,
    Map<String, Path> stores,
    Supplier<List<PoolUse>> pools) {}
