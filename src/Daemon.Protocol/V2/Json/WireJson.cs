namespace Daemon.Protocol.V2.Json;

/// <summary>
/// Reads and writes every payload of the protocol: one <c>WireType</c> for each root type, generated from the lists in the other
/// parts of this class. Names are in camelCase, members that are null are written, unknown members are skipped, and absent ones keep
/// their property's initial value. Of a member that comes twice the last one counts. Thread-safe.
/// </summary>
public static partial class WireJson;
