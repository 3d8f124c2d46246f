using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>Sign-in and limits.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Accounts.AccountLoginCompletedNotification))]
[JsonSerializable(typeof(Accounts.AccountRateLimitsUpdatedNotification))]
[JsonSerializable(typeof(Accounts.AccountUpdatedNotification))]
[JsonSerializable(typeof(Accounts.CancelLoginAccountParams))]
[JsonSerializable(typeof(Accounts.CancelLoginAccountResponse))]
[JsonSerializable(typeof(Accounts.GetAccountParams))]
[JsonSerializable(typeof(Accounts.GetAccountResponse))]
[JsonSerializable(typeof(Accounts.LoginAccountParams))]
[JsonSerializable(typeof(Accounts.LoginAccountResponse))]
[JsonSerializable(typeof(Accounts.Account.ApiKey), TypeInfoPropertyName = "AccountApiKey")]
[JsonSerializable(typeof(Accounts.Account.Chatgpt), TypeInfoPropertyName = "AccountChatgpt")]
[JsonSerializable(typeof(Accounts.Account.AmazonBedrock), TypeInfoPropertyName = "AccountAmazonBedrock")]
[JsonSerializable(typeof(Accounts.LoginAccountParams.Chatgpt), TypeInfoPropertyName = "LoginAccountParamsChatgpt")]
[JsonSerializable(typeof(Accounts.LoginAccountParams.ChatgptDeviceCode), TypeInfoPropertyName = "LoginAccountParamsChatgptDeviceCode")]
[JsonSerializable(typeof(Accounts.LoginAccountParams.ChatgptAuthTokens), TypeInfoPropertyName = "LoginAccountParamsChatgptAuthTokens")]
[JsonSerializable(typeof(Accounts.LoginAccountParams.AmazonBedrock), TypeInfoPropertyName = "LoginAccountParamsAmazonBedrock")]
[JsonSerializable(typeof(Accounts.LoginAccountResponse.ApiKey), TypeInfoPropertyName = "LoginAccountResponseApiKey")]
[JsonSerializable(typeof(Accounts.LoginAccountResponse.Chatgpt), TypeInfoPropertyName = "LoginAccountResponseChatgpt")]
[JsonSerializable(typeof(Accounts.LoginAccountResponse.ChatgptDeviceCode), TypeInfoPropertyName = "LoginAccountResponseChatgptDeviceCode")]
[JsonSerializable(typeof(Accounts.LoginAccountResponse.ChatgptAuthTokens), TypeInfoPropertyName = "LoginAccountResponseChatgptAuthTokens")]
[JsonSerializable(typeof(Accounts.LoginAccountResponse.AmazonBedrock), TypeInfoPropertyName = "LoginAccountResponseAmazonBedrock")]
internal sealed partial class AccountsJsonContext : JsonSerializerContext;
