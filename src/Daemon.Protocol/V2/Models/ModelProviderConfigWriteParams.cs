namespace Daemon.Protocol.V2.Models;

/// <summary>The parameters of <c>modelProvider/config/write</c>.</summary>
public sealed record ModelProviderConfigWriteParams
{
    public required ProviderSettingsPatch Settings { get; init; }
}
