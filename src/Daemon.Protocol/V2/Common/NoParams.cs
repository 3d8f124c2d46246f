namespace Daemon.Protocol.V2.Common;

/// <summary>The parameters of a request that has none: any object.</summary>
public sealed record NoParams;
