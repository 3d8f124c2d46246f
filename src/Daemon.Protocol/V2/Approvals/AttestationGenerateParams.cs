namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>attestation/generate</c>.</summary>
public sealed record AttestationGenerateParams;
