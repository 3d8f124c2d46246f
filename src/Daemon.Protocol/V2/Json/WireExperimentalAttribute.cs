namespace Daemon.Protocol.V2.Json;

/// <summary>
/// Marks a member, or a case of a union, that is not part of the stable protocol: schemas have it only when asked for what is
/// experimental. Which parameters are refused to other clients says <c>Methods.ExperimentalFields</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class WireExperimentalAttribute : Attribute;
