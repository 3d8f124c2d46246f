namespace Daemon.Protocol.V2.Models;

/// <summary>Access programmes of the provider.</summary>
public enum CyberAccessProgram
{
    Standard,
    DaybreakBlue,
    DaybreakRed,
}
