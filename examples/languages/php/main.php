<?php
// Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON.

declare(strict_types=1);

namespace Dingdan;

use Dingdan\Waiqin365\Api\OrdersApi;
use Dingdan\Waiqin365\Model\AddStdomOrderLine;
use Dingdan\Waiqin365\Model\AddStdomOrderRequest;
use Dingdan\Waiqin365\Model\QueryStdomOrderRequest;
use Dingdan\Waiqin365\Model\QueryStdomOrderResponse;
use Dingdan\Waiqin365\Model\StdomOrder;
use Dingdan\Waiqin365\ObjectSerializer;
use Dingdan\Wshoto\Api\MallOrdersApi;
use Dingdan\Wshoto\Api\SaleOrdersApi;
use Dingdan\Wshoto\Api\TokenApi;
use Dingdan\Wshoto\Api\ValetOrdersApi;
use Dingdan\Wshoto\Model\CrmSaleOrderDetailRequest;
use Dingdan\Wshoto\Model\MallOrder;
use Dingdan\Wshoto\Model\MallOrderListRequest;
use Dingdan\Wshoto\Model\ValetorderInfoListRequest;

require 'GuzzleHttp/autoload.php'; // Debian's; with Composer, vendor/autoload.php loads this and the generated classes
spl_autoload_register(function (string $class) use ($argv): void {
    [, $platform, $name] = explode('\\', $class, 3) + ['', '', ''];
    $file = $argv[2] . '/' . strtolower($platform) . '/lib/' . strtr($name, '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});
require __DIR__ . '/dingdan.php';

/** What `$decode` makes of each vector of a kind, by name. */
function vectors(string $kind, callable $decode): array
{
    $file = json_decode(file_get_contents($GLOBALS['argv'][1] . "/$kind.json"), flags: JSON_THROW_ON_ERROR);
    return array_map($decode, array_column($file->vectors, null, 'name'));
}

/** Decode a record of one field, and give the field's text. */
function value(object $vector): string
{
    $waiqin = $vector->platform === 'waiqin365';
    $serializer = $waiqin ? ObjectSerializer::class : Wshoto\ObjectSerializer::class;
    $type = $waiqin ? StdomOrder::class : MallOrder::class;
    $record = $serializer::deserialize(quoted("{\"$vector->field\":$vector->wire}"), $type);
    $getter = $type::getters()[array_search($vector->field, $type::attributeMap(), true)];
    $text = (string) $record->$getter();
    return preg_match('/^-?[\d.]+[eE][-+]?\d+$/D', $text) ? sprintf('%.0f', (float) $text) : $text;
}

function outcome(object $vector): array
{
    $answer = ObjectSerializer::deserialize(quoted($vector->body), QueryStdomOrderResponse::class);
    if ($answer->getReturnCode() !== '0') {
        return ['refused' => $answer->getReturnCode()];
    }
    $rows = rows($answer->getResponseData(), StdomOrder::class);
    return ['rows' => array_map(fn (StdomOrder $order) => $order->getId(), $rows)];
}

/** Add decimals up in hundredths, exactly. */
function sum(array $amounts): string
{
    $hundredths = 0;
    foreach ($amounts as $amount) {
        if (!preg_match('/^(-?\d+)(?:\.(\d{1,2})0*)?$/D', $amount, $found)) {
            throw new \UnexpectedValueException("$amount is not a decimal of two places");
        }
        $hundredths += (int) ($found[1] . str_pad($found[2] ?? '', 2, '0'));
    }
    return intdiv($hundredths, 100) . '.' . str_pad((string) ($hundredths % 100), 2, '0', STR_PAD_LEFT);
}

function orders(): array
{
    $openid = getenv('WAIQIN365_OPENID');
    $configuration = (new Waiqin365\Configuration())->setHost(getenv('WAIQIN365_BASE_URL'));
    $api = new OrdersApi(client(getenv('WAIQIN365_APPKEY')), $configuration);
    $query = function (array $filters) use ($api, $openid): array {
        $answer = $api->queryStdomOrder(...signature($openid), query_stdom_order_request: new QueryStdomOrderRequest($filters));
        $answer = accepted($answer, $answer->getReturnCode(), $answer->getReturnMsg());
        return rows($answer->getResponseData(), StdomOrder::class);
    };
    $pages = [$query(['page_number' => 1]), $query(['page_number' => 2])];
    $orders = array_merge(...$pages);
    $first = $orders[0];

    $orderNo = 'LANGUAGES-0001';
    $line = (new AddStdomOrderLine())
        ->setProductCode($first->getProds()[0]->getProductCode())
        ->setInputPrice('11.85')
        ->setInputCount('10')
        ->setIsGift('0');
    $request = (new AddStdomOrderRequest())
        ->setOrderNo($orderNo)
        ->setCmCode($first->getCmCode())
        ->setEmpCode($first->getSubmitEmpCode())
        ->setStorehouseCode($first->getStorehouseCode())
        ->setRemarks('请周一前送达 🚚 <&>')
        ->setProds([$line]);
    $answer = $api->addStdomOrder(...signature($openid), add_stdom_order_request: $request);
    accepted($answer, $answer->getReturnCode(), $answer->getReturnMsg());
    $theirs = $query(['page_number' => 1, 'cm_code' => $first->getCmCode()]);
    [$added] = array_values(array_filter($theirs, fn (StdomOrder $order) => $order->getOrderNo() === $orderNo));
    return [
        'orders' => [
            'pages' => array_map(count(...), $pages),
            'first_id' => $first->getId(),
            'last_id' => end($orders)->getId(),
            'order_amount' => sum(array_map(fn (StdomOrder $order) => $order->getOrderAmount(), $orders)),
        ],
        'added' => [
            'order_no' => $orderNo,
            'id' => $added->getId(),
            'order_amount' => $added->getOrderAmount(),
            'order_remark' => $added->getOrderRemark(),
        ],
    ];
}

function mall(): array
{
    $arguments = [client(), (new Wshoto\Configuration())->setHost(getenv('WSHOTO_BASE_URL'))];
    $data = fn (object $answer) => accepted($answer, $answer->getCode(), $answer->getMsg())->getData();
    $token = $data((new TokenApi(...$arguments))->getAccessToken(getenv('WSHOTO_APPID'), getenv('WSHOTO_APP_SECRET')));
    $arguments[1]->setApiKey('access_token', $token->getAccessToken());

    $list = new ValetorderInfoListRequest(['page_num' => 1, 'page_size' => 20]);
    $valet = $data((new ValetOrdersApi(...$arguments))->valetorderInfoList($list))->getRecords();
    $known = new CrmSaleOrderDetailRequest(['id' => end($valet)->getId()]);
    $sale = $data((new SaleOrdersApi(...$arguments))->crmSaleOrderDetail($known))->getOrder();
    $window = new MallOrderListRequest(['type' => 1, 'start_time' => 0, 'current_index' => 1, 'page_size' => 20]);
    $page = $data((new MallOrdersApi(...$arguments))->mallOrderList($window));
    $orders = $page->getRecords();
    $details = end($orders)->getDetailList();
    return [
        'sale_order' => [
            'id' => (string) $sale->getId(),
            'goods' => count($sale->getOrderGoodList()),
            'order_account' => (string) $sale->getOrderAccount(),
        ],
        'mall_orders' => [
            'total' => $page->getTotal(),
            'records' => count($orders),
            'last_detail_id' => (string) end($details)->getOrderDetailId(),
            'pay_price' => sum(array_map(fn (MallOrder $order) => $order->getPayPrice(), $orders)),
        ],
    ];
}

/** Put the keys of every object in order, the same in every language. */
function ordered(mixed $value): mixed
{
    if (is_array($value) && !array_is_list($value)) {
        ksort($value, SORT_STRING);
    }
    return is_array($value) ? array_map(ordered(...), $value) : $value;
}

$decoded = [
    'signing' => vectors('signing', fn (object $it) => digest($it->body, $it->appkey, $it->timestamp)),
    'values' => vectors('values', value(...)),
    'envelopes' => vectors('envelopes', outcome(...)),
];
$line = ordered(['vectors' => $decoded, ...orders(), ...mall()]);
echo json_encode($line, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR), "\n";
