using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>Sign-in and limits.</content>
public static partial class WireJson
{
    private static readonly AccountsJsonContext AccountsContext = new(CreateOptions());

    public static JsonTypeInfo<Accounts.AccountLoginCompletedNotification> AccountLoginCompletedNotification => AccountsContext.AccountLoginCompletedNotification;

    public static JsonTypeInfo<Accounts.AccountRateLimitsUpdatedNotification> AccountRateLimitsUpdatedNotification => AccountsContext.AccountRateLimitsUpdatedNotification;

    public static JsonTypeInfo<Accounts.AccountUpdatedNotification> AccountUpdatedNotification => AccountsContext.AccountUpdatedNotification;

    public static JsonTypeInfo<Accounts.CancelLoginAccountParams> CancelLoginAccountParams => AccountsContext.CancelLoginAccountParams;

    public static JsonTypeInfo<Accounts.CancelLoginAccountResponse> CancelLoginAccountResponse => AccountsContext.CancelLoginAccountResponse;

    public static JsonTypeInfo<Accounts.GetAccountParams> GetAccountParams => AccountsContext.GetAccountParams;

    public static JsonTypeInfo<Accounts.GetAccountResponse> GetAccountResponse => AccountsContext.GetAccountResponse;

    public static JsonTypeInfo<Accounts.LoginAccountParams> LoginAccountParams => AccountsContext.LoginAccountParams;

    public static JsonTypeInfo<Accounts.LoginAccountResponse> LoginAccountResponse => AccountsContext.LoginAccountResponse;
}
